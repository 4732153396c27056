package je.gov.hub.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import je.gov.hub.ledger.Acceptances;
import je.gov.hub.ledger.Identity;
import je.gov.hub.ledger.Known;
import je.gov.hub.secret.Digests;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;

/** The order of the steps on the way in, written once: known, may be told, valid, accepted. */
final class AcceptingIntake implements Intake {

    private final Acceptances acceptances;
    private final Checks checks;
    private final Acceptor acceptor;
    private final Digests digests;
    private final Duration retryAfter;

    AcceptingIntake(Acceptances acceptances, Checks checks, Acceptor acceptor, Digests digests, Duration retryAfter) {
        this.acceptances = acceptances;
        this.checks = checks;
        this.acceptor = acceptor;
        this.digests = digests;
        this.retryAfter = retryAfter;
    }

    @Override
    public Answer tell(Teller teller, Told told) {
        var claim = Claim.of(teller, told, digests);
        return unlessAway(() -> one(claim), new Answer.Unavailable(retryAfter));
    }

    /** The commit asks what is known, too: so what is to be accepted need not be asked for twice. */
    private Answer one(Claim claim) {
        return refusal(claim)
                .map(refusal -> answered(claim, known(List.of(claim))).orElse(refusal))
                .orElseGet(() -> acceptor.accept(Work.allOrNone(List.of(claim))).get(0));
    }

    @Override
    public List<Answer> tellAll(Teller teller, List<Told> batch) {
        var claims = batch.stream().map(told -> Claim.of(teller, told, digests)).toList();
        return unlessAway(() -> allOrNone(claims), unavailable(batch));
    }

    private List<Answer> allOrNone(List<Claim> claims) {
        if (claims.isEmpty()) {
            return List.of();
        }
        var known = known(claims);
        var answers =
                claims.stream().map(claim -> answerWithoutCommit(claim, known)).toList();
        boolean refused =
                answers.stream().flatMap(Optional::stream).anyMatch(answer -> !(answer instanceof Answer.Accepted));
        return refused
                ? answers.stream().map(AcceptingIntake::refusalOrSpared).toList()
                : acceptor.accept(Work.allOrNone(claims));
    }

    private static Answer refusalOrSpared(Optional<Answer> answer) {
        return answer.filter(refusal -> !(refusal instanceof Answer.Accepted)).orElseGet(Answer.Spared::new);
    }

    @Override
    public List<Answer> tellPage(Teller teller, FeedPage page) {
        return unlessAway(() -> page(teller, page), unavailable(page.items()));
    }

    private List<Answer> page(Teller teller, FeedPage page) {
        var reading = PageReading.of(teller, page, digests);
        var known = known(reading.claims());
        reading.check(claim -> answerWithoutCommit(claim, known));
        return reading.answers(acceptor.accept(reading.work()));
    }

    @Override
    public Optional<String> cursor(SystemId system) {
        return acceptances.cursor(system);
    }

    private Map<Identity, Known> known(Collection<Claim> claims) {
        return acceptances.known(claims.stream().map(Claim::identity).distinct().toList());
    }

    /** The straight line as far as it needs no commit; empty where the event is to be accepted. */
    private Optional<Answer> answerWithoutCommit(Claim claim, Map<Identity, Known> known) {
        return answered(claim, known).or(() -> refusal(claim));
    }

    private static Optional<Answer> answered(Claim claim, Map<Identity, Known> known) {
        return Optional.ofNullable(known.get(claim.identity())).map(claim::against);
    }

    private Optional<Answer> refusal(Claim claim) {
        return checks.mayBeTold(claim).or(() -> checks.isValid(claim));
    }

    private List<Answer> unavailable(List<?> told) {
        return Collections.nCopies(told.size(), new Answer.Unavailable(retryAfter));
    }

    private static <T> T unlessAway(Supplier<T> steps, T otherwise) {
        try {
            return steps.get();
        } catch (org.springframework.dao.DataAccessException failed) {
            if (Away.isWhy(failed)) {
                return otherwise;
            }
            throw failed;
        }
    }
}
