package je.gov.hub.connector.partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SFTP server with one user, whose home is a folder. */
public final class SftpPartner implements Partner {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path home;
    private final Path knownHosts;

    public SftpPartner(Path folder) throws IOException, GeneralSecurityException {
        home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve("in"));
        Files.createDirectories(home.resolve("out"));
        var key = key();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPasswordAuthenticator(
                (user, password, session) -> "clerk".equals(user) && "s&cr et%+".equals(password));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(home));
        server.start();
        knownHosts = folder.resolve("known_hosts");
        writeKnownHosts(key);
    }

    private static KeyPair key() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    /** Says that the server's key is this one, true or not. */
    public void writeKnownHosts(KeyPair key) throws IOException {
        var line = "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n";
        Files.writeString(knownHosts, line);
    }

    /** As after an attack, or a new server nobody spoke of. */
    public void pretendAnotherKey() throws IOException, GeneralSecurityException {
        writeKnownHosts(key());
    }

    public Path home() {
        return home;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(
                "host", "127.0.0.1",
                "port", String.valueOf(server.getPort()),
                "username", "clerk",
                "password", "RAW(s&cr et%+)",
                "knownHosts", knownHosts.toString());
    }

    @Override
    public byte[] received() throws IOException {
        try (var files = Files.list(home.resolve("in"))) {
            var all = files.toList();
            if (all.size() != 1) {
                throw new IllegalStateException("Not one file but " + all);
            }
            return Files.readAllBytes(all.get(0));
        }
    }

    /** The names of the files in a folder of the user's home, sorted. */
    public List<String> names(String folder) throws IOException {
        try (var files = Files.list(home.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Empties what was written. */
    public void empty() throws IOException {
        try (var files = Files.list(home.resolve("in"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
