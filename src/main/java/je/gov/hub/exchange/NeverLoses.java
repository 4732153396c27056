package je.gov.hub.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Decision 11, as a check: what of the broker's effective settings could lose a disclosure. */
final class NeverLoses {

    private final List<String> faults = new ArrayList<>();

    private NeverLoses() {}

    static List<String> faults(Configuration broker) {
        var check = new NeverLoses();
        check.must(broker.isPersistenceEnabled(), "persistence-enabled must be true");
        check.must(broker.isJournalSyncTransactional(), "journal-sync-transactional must be true");
        check.must(broker.isJournalSyncNonTransactional(), "journal-sync-non-transactional must be true");
        check.must(broker.isJournalDatasync(), "journal-datasync must be true");
        check.must(broker.isSecurityEnabled(), "security-enabled must be true");
        check.must(
                broker.getAcceptorConfigurations().stream()
                        .allMatch(
                                acceptor -> acceptor.getFactoryClassName().equals(InVMAcceptorFactory.class.getName())),
                "acceptors must all be vm://, as the embedded broker serves this process only");
        return check.faults;
    }

    /** @param batch how many ids the relay may have to repeat */
    static List<String> faults(AddressSettings inbox, Configuration broker, int batch) {
        var check = new NeverLoses();
        check.removal(inbox);
        check.creation(inbox);
        check.paging(inbox);
        int remembered = Objects.requireNonNullElse(inbox.getIDCacheSize(), broker.getIDCacheSize());
        check.must(remembered > batch, "id-cache-size must be more than hub.broker.batch");
        return check.faults;
    }

    static List<String> faults(Queue inbox) {
        var check = new NeverLoses();
        check.must(inbox.isDurable() && !inbox.isTemporary(), "its queue must be durable");
        check.must(inbox.isExclusive(), "its queue must be exclusive");
        check.must(inbox.getRoutingType() == RoutingType.ANYCAST, "its queue must be anycast");
        check.must(inbox.getFilter() == null, "its queue must have no filter");
        check.must(inbox.getRingSize() < 0, "its queue must have no ring-size");
        check.must(!inbox.isLastValue(), "its queue must not be a last-value queue");
        check.must(!inbox.isPurgeOnNoConsumers(), "its queue must not purge-on-no-consumers");
        check.must(!inbox.isAutoDelete(), "its queue must not be deleted by itself");
        return check.faults;
    }

    private void removal(AddressSettings inbox) {
        must(inbox.getMaxDeliveryAttempts() < 0, "max-delivery-attempts must be -1");
        must(inbox.getRedeliveryDelay() == 0, "redelivery-delay must be 0, as a delayed message is overtaken");
        must(never(inbox.getExpiryDelay()), "expiry-delay must be -1");
        must(never(inbox.getMinExpiryDelay()), "min-expiry-delay must be -1");
        must(never(inbox.getMaxExpiryDelay()), "max-expiry-delay must be -1");
        must(inbox.getDefaultRingSize() < 0, "default-ring-size must be -1");
        must(!inbox.isDefaultLastValueQueue(), "default-last-value-queue must be false");
        must(!inbox.isDefaultPurgeOnNoConsumers(), "default-purge-on-no-consumers must be false");
        must(inbox.getSlowConsumerThreshold() < 0, "slow-consumer-threshold must be -1");
    }

    private void creation(AddressSettings inbox) {
        must(!inbox.isAutoCreateQueues(), "auto-create-queues must be false");
        must(!inbox.isAutoCreateAddresses(), "auto-create-addresses must be false");
        must(!inbox.isAutoDeleteQueues(), "auto-delete-queues must be false");
        must(!inbox.isAutoDeleteAddresses(), "auto-delete-addresses must be false");
    }

    private void paging(AddressSettings inbox) {
        must(inbox.getAddressFullMessagePolicy() == AddressFullMessagePolicy.PAGE, "address-full-policy must be PAGE");
        must(
                inbox.getMaxSizeBytes() > 0 || inbox.getMaxSizeMessages() > 0,
                "max-size-bytes (or max-size-messages) must be a limit, so that what waits in an inbox is on disk");
        must(never(inbox.getPageLimitBytes()), "page-limit-bytes must not be set");
        must(never(inbox.getPageLimitMessages()), "page-limit-messages must not be set");
    }

    private static boolean never(@org.jspecify.annotations.Nullable Long value) {
        return value == null || value < 0;
    }

    private void must(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }
}
