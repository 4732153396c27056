package je.gov.hub.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/** An SFTP server that takes away each file as soon as it has got its name, so that its folder stays small. */
final class FileReceiver implements AutoCloseable {

    static final String USER = "bench";
    static final String PASSWORD = "bench";

    private static final int HOST_KEY_BITS = 256;

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path knownHosts;

    private FileReceiver(Path folder, Consumer<byte[]> taken) throws IOException {
        Files.createDirectories(folder.resolve("home/register"));
        Files.createDirectories(folder.resolve("home/counter/.done"));
        Files.createDirectories(folder.resolve("home/counter/reject"));
        var key = new SimpleGeneratorHostKeyProvider(folder.resolve("host.key"));
        key.setAlgorithm(KeyUtils.EC_ALGORITHM);
        key.setKeySize(HOST_KEY_BITS);
        server.setHost("127.0.0.1");
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        server.setKeyPairProvider(key);
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder.resolve("home")));
        server.setPasswordAuthenticator((user, password, session) -> PASSWORD.equals(password));
        var files = new SftpSubsystemFactory();
        files.addSftpEventListener(new Taking(taken));
        server.setSubsystemFactories(List.of(files));
        server.start();
        knownHosts = folder.resolve("known_hosts");
        var publicKey = key.loadKeys(null).iterator().next().getPublic();
        Files.writeString(
                knownHosts,
                "[127.0.0.1]:%d %s%n".formatted(server.getPort(), PublicKeyEntry.toString(publicKey)),
                StandardCharsets.US_ASCII);
    }

    static FileReceiver start(Path folder, Consumer<byte[]> taken) throws IOException {
        return new FileReceiver(folder.toAbsolutePath(), taken);
    }

    int port() {
        return server.getPort();
    }

    Path knownHosts() {
        return knownHosts;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private record Taking(Consumer<byte[]> taken) implements SftpEventListener {

        @Override
        public void moved(
                ServerSession session, Path from, Path to, Collection<CopyOption> options, @Nullable Throwable failure)
                throws IOException {
            if (failure == null) {
                taken.accept(Files.readAllBytes(to));
                Files.delete(to);
            }
        }
    }
}
