package je.gov.hub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import je.gov.hub.system.SystemId;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/**
 * The parishes' SFTP server: one port, one user a parish, named as its system. A user sees only the parish's own folders:
 * {@code register/}, where the hub leaves its files, and {@code counter/}, where the parish leaves its own, with {@code .done} and
 * {@code reject} below it.
 *
 * <p>A parish that is down has its connections cut, also new ones; when all are down the port itself is closed.
 */
public final class ParishSftp implements AutoCloseable {

    private static final int HOST_KEY_BITS = 256;
    private static final byte[] NONSENSE = new byte[1024];

    private final Path folder;
    private final Secrets secrets;
    private final SimpleGeneratorHostKeyProvider hostKey;
    private final Map<SystemId, Parish> parishes = new LinkedHashMap<>();
    private @Nullable SshServer server;
    private int port;

    private ParishSftp(int port, Path folder, Secrets secrets) {
        this.port = port;
        this.folder = folder;
        this.secrets = secrets;
        hostKey = new SimpleGeneratorHostKeyProvider(folder.resolve("host.key"));
        hostKey.setAlgorithm(KeyUtils.EC_ALGORITHM);
        hostKey.setKeySize(HOST_KEY_BITS);
    }

    /**
     * Starts the server.
     *
     * @param port a port of loopback, or 0 for any
     * @param folder where the parishes' folders, their logbooks and the host key are kept
     * @param secrets where each parish's password is kept, under {@code <system>.sftp.password}
     */
    public static ParishSftp start(int port, Path folder, Secrets secrets, Clock clock, Duration slowness) {
        var sftp = new ParishSftp(port, folder, secrets);
        Parishes.NAMES.forEach((system, name) -> sftp.parishes.put(
                system,
                new Parish(
                        system,
                        name,
                        folder.resolve(system.value()),
                        Logbook.in(folder.resolve(system + ".jsonl"), clock),
                        slowness,
                        sftp)));
        sftp.open();
        OwnerOnly.write(sftp.knownHosts(), (sftp.knownHostsLine() + "\n").getBytes(StandardCharsets.UTF_8));
        return sftp;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** The parishes, in the order of their names. */
    public List<Parish> parishes() {
        return List.copyOf(parishes.values());
    }

    /** One parish. */
    public Parish parish(SystemId system) {
        var parish = parishes.get(system);
        if (parish == null) {
            throw new IllegalArgumentException("No parish has the system " + system);
        }
        return parish;
    }

    /** The password of a parish's user. */
    public String password(SystemId system) {
        return secrets.password(system + ".sftp.password");
    }

    /** A file with the line that makes a client trust this server and no other. */
    public Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    private String knownHostsLine() {
        var key = hostKey.loadKeys(null).iterator().next().getPublic();
        return "[127.0.0.1]:%d %s".formatted(port, PublicKeyEntry.toString(key));
    }

    /** Closes the port when all parishes are down, opens it when one is not, and cuts those who are not up. */
    synchronized void moodsChanged() {
        if (parishes.values().stream().allMatch(parish -> parish.mood() == Mood.DOWN)) {
            close();
        } else if (server == null) {
            open();
        } else {
            server.getActiveSessions().stream()
                    .filter(session -> find(session.getUsername())
                            .filter(parish -> parish.mood() == Mood.DOWN)
                            .isPresent())
                    .forEach(session -> session.close(true));
        }
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            try {
                server.stop(true);
                server = null;
            } catch (IOException unstoppable) {
                throw new UncheckedIOException("The parishes' server does not stop", unstoppable);
            }
        }
    }

    private synchronized void open() {
        var ssh = SshServer.setUpDefaultServer();
        ssh.setHost("127.0.0.1");
        ssh.setPort(port);
        // as OpenSSH does; without it each small packet waits for the client's late acknowledgement of the last one
        CoreModuleProperties.TCP_NODELAY.set(ssh, true);
        ssh.setKeyPairProvider(hostKey);
        ssh.setFileSystemFactory(new VirtualFileSystemFactory() {
            @Override
            public Path getUserHomeDir(SessionContext session) {
                return folder.resolve(session.getUsername());
            }
        });
        ssh.setPasswordAuthenticator((user, password, session) -> admits(user, password, session));
        var subsystem = new SftpSubsystemFactory();
        subsystem.addSftpEventListener(new ParishDesk(user -> find(user)));
        ssh.setSubsystemFactories(List.of(subsystem));
        Ports.open(port, () -> {
            ssh.start();
            return ssh;
        });
        port = ssh.getPort();
        server = ssh;
    }

    private boolean admits(String user, String password, ServerSession session) {
        var parish = find(user);
        if (parish.isEmpty() || !password(parish.get().system()).equals(password)) {
            return false;
        }
        return switch (parish.get().mood()) {
            case DOWN -> {
                session.close(true);
                yield false;
            }
            case GARBAGE -> talkNonsense(session);
            case UP, SLOW, REFUSE -> true;
        };
    }

    private static boolean talkNonsense(ServerSession session) {
        try {
            session.getIoSession().writeBuffer(new ByteArrayBuffer(NONSENSE)).verify(Duration.ofSeconds(1));
        } catch (IOException gone) {
            // the client has hung up, which is as good
        }
        session.close(true);
        return false;
    }

    private Optional<Parish> find(@Nullable String user) {
        return parishes.values().stream()
                .filter(parish -> parish.system().value().equals(user))
                .findFirst();
    }
}
