package je.gov.hub.quarantine;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import je.gov.hub.ledger.Bookmark;
import je.gov.hub.ledger.Decided;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Quarantined;
import je.gov.hub.ledger.Quarantines;
import je.gov.hub.ledger.Sought;
import org.jspecify.annotations.Nullable;

/** Decides over the ledger. */
final class DecidingQuarantine implements Quarantine {

    private static final String NOTHING_TO_CORRECT =
            "What it corrects was discarded, so that it does not go as it is: amend it, or discard it";
    private static final String WITHOUT_BODY = "There is no body to release: amend it, or discard it";

    private final Quarantines quarantines;
    private final Amending amending;
    private final ProposalTable proposals;
    private final QuarantineProperties properties;
    private final Clock clock;

    DecidingQuarantine(
            Quarantines quarantines,
            Amending amending,
            ProposalTable proposals,
            QuarantineProperties properties,
            Clock clock) {
        this.quarantines = quarantines;
        this.amending = amending;
        this.proposals = proposals;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public List<Quarantined> waiting(Sought sought, @Nullable Bookmark after, int most) {
        return quarantines.find(sought, after, most);
    }

    @Override
    public Optional<Quarantined> of(DeliveryId delivery) {
        return quarantines.of(delivery);
    }

    @Override
    public Preview preview(Which which) {
        return Preview.of(chosen(which));
    }

    @Override
    public Conclusion decide(Request request) {
        var chosen = chosen(request.which());
        if (chosen.size() > properties.most()) {
            return new Conclusion.TooMany(properties.most());
        }
        if (chosen.size() > properties.alone()) {
            return proposed(request, chosen);
        }
        var deliveries = request.which() instanceof Which.These these ? these.deliveries() : ids(chosen);
        return decided(request.decision(), deliveries, request.who(), request.why());
    }

    @Override
    public Conclusion confirm(Decision decision, UUID id, String who) {
        var oldest = clock.instant().minus(properties.proposalLasts());
        var proposal = proposals
                .of(id)
                .filter(found -> found.decision() == decision && found.at().isAfter(oldest))
                .filter(found -> proposals.confirm(id, who));
        return proposal.<Conclusion>map(
                        found -> decided(decision, found.deliveries(), found.proposer() + " and " + who, found.why()))
                .orElseGet(Conclusion.NotConfirmed::new);
    }

    private List<Quarantined> chosen(Which which) {
        return switch (which) {
            case Which.All all -> quarantines.find(all.sought(), null, properties.most() + 1);
            case Which.These these ->
                these.deliveries().stream()
                        .distinct()
                        .flatMap(delivery -> quarantines.of(delivery).stream())
                        .toList();
        };
    }

    private static List<DeliveryId> ids(List<Quarantined> chosen) {
        return chosen.stream().map(Quarantined::delivery).toList();
    }

    private Conclusion proposed(Request request, List<Quarantined> chosen) {
        var proposal = new Proposal(
                UUID.randomUUID(), request.decision(), ids(chosen), request.why(), request.who(), clock.instant());
        proposals.propose(proposal);
        return new Conclusion.Proposed(proposal.id(), Preview.of(chosen));
    }

    private Conclusion.Decided decided(Decision decision, List<DeliveryId> deliveries, String who, String why) {
        return new Conclusion.Decided(deliveries.stream()
                .distinct()
                .map(delivery -> decided(decision, delivery, who, why))
                .toList());
    }

    private Result decided(Decision decision, DeliveryId delivery, String who, String why) {
        return switch (decision) {
            case RELEASE -> result(delivery, quarantines.release(delivery, who, why));
            case DISCARD -> result(delivery, quarantines.discard(delivery, who, why));
            case AMEND -> amending.amend(delivery, who, why);
        };
    }

    private static Result result(DeliveryId delivery, Decided decided) {
        return switch (decided) {
            case DONE -> new Result.Done(delivery);
            case NOT_WAITING -> new Result.Refused(delivery, Amending.NOT_WAITING);
            case WITHOUT_BODY -> new Result.Refused(delivery, WITHOUT_BODY);
            case NOTHING_TO_CORRECT -> new Result.Refused(delivery, NOTHING_TO_CORRECT);
        };
    }
}
