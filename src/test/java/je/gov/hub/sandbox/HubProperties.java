package je.gov.hub.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a hub must be told to live on the island: where everything is, and the secrets for it. */
final class HubProperties {

    private static final String HOST = "127.0.0.1";

    private final IslandServers island;
    private final Path folder;
    private final IslandPorts ports;
    private final Secrets secrets;
    private final Map<String, String> all = new TreeMap<>();

    HubProperties(IslandServers island, Path folder, IslandPorts ports, Secrets secrets) {
        this.island = island;
        this.folder = folder;
        this.ports = ports;
        this.secrets = secrets;
    }

    /** Them all, sorted by name. */
    Map<String, String> all() {
        hub();
        island.parishes().parishes().forEach(this::parish);
        practice(island.harbour(), ports.newsFromHarbour());
        practice(island.fairfield(), ports.newsFromFairfield());
        put("revenue.soap.url", island.revenue().address());
        put(
                "jfsc.registry.url",
                "http://%s:%d".formatted(HOST, island.registry().port()));
        webhook(island.registry().receiver());
        webhook(island.csp());
        webhook(island.businessPlatform());
        return Map.copyOf(all);
    }

    private void hub() {
        put("server.port", ports.hub());
        put("management.server.port", ports.management());
        put("spring.datasource.url", island.database().url());
        put("spring.datasource.username", IslandPostgres.USER);
        put("spring.datasource.password", IslandPostgres.PASSWORD);
        put("hub.keys.lookup", secrets.key("hub.keys.lookup"));
        put("hub.keys.digest", secrets.key("hub.keys.digest"));
        put("hub.keys.seal", secrets.key("hub.keys.seal"));
        put("hub.security.issuer", island.issuer().address());
        put("hub.security.audience", Issuer.AUDIENCE);
        put("hub.broker.folder", folder.resolve("artemis"));
        put("hub.broker.user", "hub");
        put("hub.broker.password", secrets.password("hub.broker.password"));
        put("hub.delivery.folder", folder.resolve("delivery"));
        // who brings a partner back up wants to see at once what had waited for it
        put("hub.delivery.longest-pause", "10s");
        put("hub.reload", true);
        put("logging.level.org.apache.sshd", "warn");
        put("logging.level.ca.uhn.hl7v2", "warn");
    }

    private void parish(Parish parish) {
        var prefix = parish.system() + ".sftp.";
        put(prefix + "host", HOST);
        put(prefix + "port", island.parishes().port());
        put(prefix + "username", parish.system());
        put(prefix + "password", island.parishes().password(parish.system()));
        put(prefix + "known-hosts", island.parishes().knownHosts());
    }

    private void practice(PracticeMllp practice, int listener) {
        var prefix = practice.system() + ".mllp.";
        put(prefix + "host", HOST);
        put(prefix + "port", practice.port());
        put(prefix + "listener", listener);
    }

    private void webhook(WebhookReceiver receiver) {
        put(receiver.system() + ".webhook.url", URI.create(receiver.address()));
        put(receiver.system() + ".webhook.secret", "whsec_" + secrets.key(receiver.system() + ".webhook"));
    }

    private void put(String name, Object value) {
        all.put(name, value.toString());
    }
}
