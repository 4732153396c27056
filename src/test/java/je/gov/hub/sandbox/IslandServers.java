package je.gov.hub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import je.gov.hub.system.SystemId;

/**
 * Everything round the hub: its database, the issuer, and every partner, in one process that need not be the hub's. What they keep is
 * in one folder, so that they go on where they were when they start again there.
 */
public final class IslandServers implements AutoCloseable {

    /** The clients of the issuer that are not partners. */
    private static final Set<String> TELLERS =
            Set.of(Issuer.OPERATOR, Issuer.SECOND_OPERATOR, "portal", "people-directory", "registrar");

    private static final SystemId HARBOUR = new SystemId("gp-harbour");
    private static final SystemId FAIRFIELD = new SystemId("gp-fairfield");
    private static final SystemId JFSC = new SystemId("jfsc");
    private static final SystemId CSP = new SystemId("csp");
    private static final SystemId BUSINESS = new SystemId("business-platform");
    private static final Path REVENUE = Path.of("connectors", "revenue-soap-sink");

    private final Deque<AutoCloseable> started;
    private final Path folder;
    private final IslandPorts ports;
    private final Clock clock;
    private final Duration slowness;
    private final Secrets secrets;
    private final IslandPostgres.Database database;
    private final Issuer issuer;
    private final ParishSftp parishes;
    private final PracticeMllp harbour;
    private final PracticeMllp fairfield;
    private final RevenueSoap revenue;
    private final Registry registry;
    private final WebhookReceiver csp;
    private final WebhookReceiver businessPlatform;

    private IslandServers(
            Deque<AutoCloseable> started,
            Path folder,
            IslandPorts ports,
            Clock clock,
            Duration slowness,
            Progress progress) {
        this.started = started;
        this.folder = folder.toAbsolutePath().normalize();
        this.ports = ports;
        this.clock = clock;
        this.slowness = slowness;
        this.secrets = Secrets.in(this.folder.resolve("keys").resolve("secrets"));
        database = progress.step(
                "PostgreSQL",
                () -> keep(IslandPostgres.start(this.folder.resolve("postgres"), 0))
                        .database("postgres"));
        issuer = progress.step("Issuer", () -> keep(newIssuer()));
        parishes = progress.step(
                "Parishes (SFTP)",
                () -> keep(ParishSftp.start(ports.sftp(), partner("parishes"), secrets, clock, slowness)));
        harbour = progress.step(
                "Practice gp-harbour (MLLP)", () -> practice(HARBOUR, "Harbour Practice", ports.harbour()));
        fairfield = progress.step(
                "Practice gp-fairfield (MLLP)", () -> practice(FAIRFIELD, "Fairfield Surgery", ports.fairfield()));
        revenue = progress.step(
                "Revenue (SOAP)",
                () -> keep(RevenueSoap.start(ports.revenue(), wsdl(), logbook("revenue"), clock, slowness)));
        registry = progress.step("JFSC registry (HTTP)", this::newRegistry);
        csp = progress.step(
                "Customer Services Platform", () -> receiver(CSP, "Customer Services Platform", ports.csp()));
        businessPlatform = progress.step(
                "Business platform", () -> receiver(BUSINESS, "Business platform", ports.businessPlatform()));
    }

    /** Tells somebody, or nobody, what starts. */
    public interface Progress {

        /** Does the step, and says so. */
        <T> T step(String name, Supplier<T> step);

        /** Tells nobody. */
        static Progress silent() {
            return new Progress() {
                @Override
                public <T> T step(String name, Supplier<T> step) {
                    return step.get();
                }
            };
        }
    }

    /**
     * Starts everything; the working directory is the project's.
     *
     * @param slowness how late partners answer while they are slow
     */
    public static IslandServers start(
            Path folder, IslandPorts ports, Clock clock, Duration slowness, Progress progress) {
        var started = new ArrayDeque<AutoCloseable>();
        try {
            return new IslandServers(started, folder, ports, clock, slowness, progress);
        } catch (RuntimeException failed) {
            closeAll(started);
            throw failed;
        }
    }

    /** The issuer of the island. */
    public Issuer issuer() {
        return issuer;
    }

    /** The parishes' server. */
    public ParishSftp parishes() {
        return parishes;
    }

    /** The practice gp-harbour. */
    public PracticeMllp harbour() {
        return harbour;
    }

    /** The practice gp-fairfield. */
    public PracticeMllp fairfield() {
        return fairfield;
    }

    /** Revenue Jersey. */
    public RevenueSoap revenue() {
        return revenue;
    }

    /** The companies registry. */
    public Registry registry() {
        return registry;
    }

    /** The Customer Services Platform. */
    public WebhookReceiver csp() {
        return csp;
    }

    /** The Business platform. */
    public WebhookReceiver businessPlatform() {
        return businessPlatform;
    }

    /** The hub's database. */
    public IslandPostgres.Database database() {
        return database;
    }

    /** Every partner, the parishes first. */
    public List<Partner> partners() {
        var all = new ArrayList<Partner>(parishes.parishes());
        all.addAll(List.of(harbour, fairfield, revenue, registry, csp, businessPlatform));
        return all;
    }

    /** Where the hub listens for the practices' news. */
    public Map<SystemId, Integer> listeners() {
        return Map.of(HARBOUR, ports.newsFromHarbour(), FAIRFIELD, ports.newsFromFairfield());
    }

    /** Everything a hub needs to know to live on this island, as Spring's properties. Secrets are among them. */
    public Map<String, String> hubProperties() {
        return new HubProperties(this, folder, ports, secrets).all();
    }

    /** Closes the partners, then the issuer, then the database. */
    @Override
    public void close() {
        closeAll(started);
    }

    private Issuer newIssuer() {
        var clients = new TreeSet<>(TELLERS);
        Parishes.NAMES.keySet().forEach(system -> clients.add(system.value()));
        List.of(HARBOUR, FAIRFIELD, JFSC, CSP, BUSINESS).forEach(system -> clients.add(system.value()));
        clients.add("revenue");
        return Issuer.start(ports.issuer(), folder.resolve("keys"), clients, secrets, clock);
    }

    private Registry newRegistry() {
        var receiver = receiver(JFSC, "JFSC Companies Registry", ports.jfsc());
        return keep(Registry.start(ports.registry(), receiver, clock, slowness));
    }

    private PracticeMllp practice(SystemId system, String name, int port) {
        return keep(PracticeMllp.start(system, name, port, logbook(system.value()), clock, slowness));
    }

    private WebhookReceiver receiver(SystemId system, String name, int port) {
        var key = secrets.key(system + ".webhook");
        return keep(WebhookReceiver.start(system, name, port, key, logbook(system.value()), clock, slowness));
    }

    private Logbook logbook(String system) {
        return Logbook.in(partner(system + ".jsonl"), clock);
    }

    private Path partner(String name) {
        return folder.resolve("partners").resolve(name);
    }

    private <T extends AutoCloseable> T keep(T server) {
        started.push(server);
        return server;
    }

    private static Path wsdl() {
        try (var files = Files.list(REVENUE)) {
            return files.filter(file -> file.toString().endsWith(".wsdl"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no WSDL in " + REVENUE));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder " + REVENUE + " cannot be read", unreadable);
        }
    }

    private static void closeAll(Deque<AutoCloseable> started) {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (IOException unstoppable) {
                throw new UncheckedIOException("A server of the island does not stop", unstoppable);
            } catch (Exception unexpected) {
                throw new IllegalStateException("A server of the island does not stop", unexpected);
            }
        }
    }
}
