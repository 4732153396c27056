package je.gov.hub.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import je.gov.hub.sandbox.IslandServers;
import je.gov.hub.sandbox.Parish;

/** Every wire between the hub and the rest of the island, each through a proxy that can be made to fail. */
final class Wires implements AutoCloseable {

    /** What is at the other end of the wire. */
    enum End {
        DATABASE,
        REVENUE,
        REGISTRY,
        CSP,
        ARCHIVE,
        BUSINESS_PLATFORM,
        PARISHES,
        HARBOUR,
        FAIRFIELD,
        /** The hub's own door for those who tell over HTTP. */
        DOOR,
        /** The hub's own listener for the practice's news. */
        NEWS
    }

    private final Map<End, FaultProxy> proxies = new EnumMap<>(End.class);

    FaultProxy to(End end) {
        return Objects.requireNonNull(proxies.get(end));
    }

    /** All of them as they should be. */
    void mend() {
        proxies.values().forEach(proxy -> proxy.turn(new Wire.Sound()));
    }

    /** Puts a proxy on each wire, and says how the hub finds it. */
    Map<String, String> put(IslandServers servers, Path folder) {
        var direct = servers.hubProperties();
        var changed = new TreeMap<String, String>();
        through(End.DATABASE, "spring.datasource.url", direct, changed);
        through(End.REVENUE, "revenue.soap.url", direct, changed);
        through(End.REGISTRY, "jfsc.registry.url", direct, changed);
        through(End.CSP, "csp.webhook.url", direct, changed);
        through(End.BUSINESS_PLATFORM, "business-platform.webhook.url", direct, changed);
        changed.put("gp-harbour.mllp.port", port(End.HARBOUR, servers.harbour().port()));
        changed.put(
                "gp-fairfield.mllp.port",
                port(End.FAIRFIELD, servers.fairfield().port()));
        port(End.DOOR, number(direct, "server.port"));
        port(End.NEWS, number(direct, "gp-harbour.mllp.listener"));
        parishes(servers, folder, changed);
        return changed;
    }

    private void through(End end, String property, Map<String, String> direct, Map<String, String> changed) {
        changed.put(property, through(end, direct.getOrDefault(property, "")));
    }

    /** Puts a proxy on the wire to an address, and says at which one it is. */
    String through(End end, String address) {
        var number = Integer.parseInt(address.replaceFirst(".*127\\.0\\.0\\.1:(\\d+).*", "$1"));
        return address.replace(":" + number, ":" + port(end, number));
    }

    private static int number(Map<String, String> properties, String name) {
        return Integer.parseInt(properties.getOrDefault(name, ""));
    }

    private String port(End end, int target) {
        var proxy = FaultProxy.to(target);
        proxies.put(end, proxy);
        return Integer.toString(proxy.port());
    }

    /** The server's key is known by its port, too. */
    private void parishes(IslandServers servers, Path folder, Map<String, String> changed) {
        var sftp = servers.parishes();
        var port = port(End.PARISHES, sftp.port());
        var known = folder.resolve("known_hosts");
        try {
            Files.writeString(
                    known, Files.readString(sftp.knownHosts()).replace(":" + sftp.port() + " ", ":" + port + " "));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("No known hosts", unwritable);
        }
        for (Parish parish : sftp.parishes()) {
            changed.put(parish.system() + ".sftp.port", port);
            changed.put(parish.system() + ".sftp.known-hosts", known.toString());
        }
    }

    @Override
    public void close() {
        proxies.values().forEach(FaultProxy::close);
    }
}
