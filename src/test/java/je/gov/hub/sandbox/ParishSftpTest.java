package je.gov.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import je.gov.hub.sandbox.Effect.Deed;
import je.gov.hub.system.SystemId;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParishSftpTest {

    private static final SystemId HELIER = new SystemId("parish-he");
    private static final SystemId BRELADE = new SystemId("parish-br");
    private static final String CSV = "name,address\r\n\"O'Neill, Zoë\",\"1 \"\"The\"\" Esplanade\"\r\n";

    @TempDir
    Path folder;

    private final Secrets secrets = Secrets.inMemory();
    private ParishSftp sftp;

    @BeforeEach
    void start() {
        sftp = ParishSftp.start(0, folder, secrets, Clock.systemUTC(), Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        sftp.close();
    }

    @Test
    void recordsAFileWhenItIsRenamedIntoPlace() throws Exception {
        as(HELIER, client -> put(client, "ABC", CSV));

        assertThat(sftp.parish(HELIER).logbook().received()).singleElement().satisfies(effect -> {
            assertThat(effect.key()).isEqualTo("ABC");
            assertThat(effect.name()).isEqualTo("ABC.csv");
            assertThat(effect.content()).isEqualTo(CSV);
        });
        assertThat(sftp.parish(BRELADE).logbook().effects()).isEmpty();
        assertThat(sftp.parish(HELIER).halfWritten()).isEmpty();
    }

    @Test
    void showsAFileThatWasNeverRenamed() throws Exception {
        as(HELIER, client -> write(client, "/register/.ABC.csv.part", "name,addr"));

        assertThat(sftp.parish(HELIER).halfWritten()).containsExactly(".ABC.csv.part");
        assertThat(sftp.parish(HELIER).logbook().effects()).isEmpty();
    }

    @Test
    void breaksOffAFileHalfWay() throws Exception {
        var parish = sftp.parish(HELIER);
        parish.breakOff();

        assertThatThrownBy(() -> as(HELIER, client -> put(client, "ABC", CSV))).isInstanceOf(IOException.class);

        assertThat(parish.brokenOff()).isEqualTo(1);
        assertThat(parish.halfWritten()).containsExactly(".ABC.csv.part");
        assertThat(parish.text("register/.ABC.csv.part")).isEqualTo(CSV.substring(0, CSV.length() / 2));
        assertThat(parish.logbook().effects()).isEmpty();
        as(HELIER, client -> put(client, "ABC", CSV));
        assertThat(parish.logbook().received())
                .singleElement()
                .extracting(Effect::content)
                .isEqualTo(CSV);
        assertThat(parish.halfWritten()).isEmpty();
    }

    @Test
    void knowsAFileThatCameBefore() throws Exception {
        as(HELIER, client -> {
            put(client, "ABC", CSV);
            client.remove("/register/ABC.csv");
            put(client, "ABC", CSV);
        });

        assertThat(sftp.parish(HELIER).logbook().effects())
                .extracting(Effect::deed)
                .containsExactly(Deed.RECEIVED, Deed.REPEATED);
    }

    @Test
    void findsFaultWithAFileThatItsSoftwareCannotRead() throws Exception {
        as(HELIER, client -> {
            put(client, "A", "name,address\r\nonly one\r\n");
            put(client, "B", "name\r\n=1+1\r\n");
            put(client, "C", "name\nline feed\n");
            put(client, "D", "name\r\n");
        });

        assertThat(sftp.parish(HELIER).logbook().effects())
                .hasSize(4)
                .allSatisfy(effect -> assertThat(effect.deed()).isEqualTo(Deed.FAULTY));
    }

    @Test
    void refusesWithPermissionDenied() {
        sftp.parish(HELIER).turn(Mood.REFUSE);

        assertThatThrownBy(() -> as(HELIER, client -> put(client, "ABC", CSV)))
                .isInstanceOfSatisfying(
                        SftpException.class,
                        refusal -> assertThat(refusal.getStatus()).isEqualTo(SftpConstants.SSH_FX_PERMISSION_DENIED));
        assertThat(sftp.parish(HELIER).files("register")).isEmpty();
    }

    @Test
    void cutsOneParishAndServesTheOthers() throws Exception {
        sftp.parish(HELIER).turn(Mood.DOWN);

        assertThatThrownBy(() -> as(HELIER, client -> put(client, "ABC", CSV))).isInstanceOf(IOException.class);
        as(BRELADE, client -> put(client, "DEF", CSV));

        assertThat(sftp.parish(BRELADE).logbook().received()).hasSize(1);
    }

    @Test
    void cutsAConnectionThatIsOpenWhenItGoesDown() throws Exception {
        assertThatThrownBy(() -> as(HELIER, client -> {
                    put(client, "ABC", CSV);
                    sftp.parish(HELIER).turn(Mood.DOWN);
                    put(client, "DEF", CSV);
                }))
                .isInstanceOf(IOException.class);

        sftp.parish(HELIER).turn(Mood.UP);
        as(HELIER, client -> put(client, "GHI", CSV));

        assertThat(sftp.parish(HELIER).logbook().received())
                .extracting(Effect::key)
                .containsExactly("ABC", "GHI");
    }

    @Test
    void closesThePortWhenAllAreDownAndOpensTheSameOneAgain() throws Exception {
        var port = sftp.port();
        sftp.parishes().forEach(parish -> parish.turn(Mood.DOWN));
        assertThat(Ports.isFree(port)).isTrue();

        sftp.parish(HELIER).turn(Mood.UP);
        as(HELIER, client -> put(client, "ABC", CSV));

        assertThat(sftp.port()).isEqualTo(port);
        assertThat(sftp.parish(HELIER).logbook().received()).hasSize(1);
    }

    @Test
    void talksNonsense() {
        sftp.parish(HELIER).turn(Mood.GARBAGE);

        assertThatThrownBy(() -> as(HELIER, client -> put(client, "ABC", CSV))).isInstanceOf(IOException.class);
    }

    @Test
    void answersLateWhileSlow() throws Exception {
        sftp.parish(HELIER).turn(Mood.SLOW);
        var before = System.nanoTime();

        as(HELIER, client -> put(client, "ABC", CSV));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(1));
        assertThat(sftp.parish(HELIER).logbook().received()).hasSize(1);
    }

    @Test
    void keepsItsRecordsAndItsHostKeyWhenItStartsAgain() throws Exception {
        as(HELIER, client -> put(client, "ABC", CSV));
        var trusted = Files.readString(sftp.knownHosts());
        var port = sftp.port();
        sftp.close();

        sftp = ParishSftp.start(port, folder, secrets, Clock.systemUTC(), Duration.ofSeconds(1));

        assertThat(Files.readString(sftp.knownHosts())).isEqualTo(trusted);
        assertThat(sftp.parish(HELIER).logbook().received())
                .extracting(Effect::key)
                .containsExactly("ABC");
    }

    @Test
    void letsTheHubTakeWhatTheCounterLeft() throws Exception {
        sftp.parish(HELIER).leaveAtCounter("monday.csv", CSV);

        as(HELIER, client -> client.rename("/counter/monday.csv", "/counter/.done/monday.csv"));

        assertThat(sftp.parish(HELIER).files("counter")).isEmpty();
        assertThat(sftp.parish(HELIER).files("counter/.done")).containsExactly("monday.csv");
        assertThat(sftp.parish(HELIER).logbook().received()).isEmpty();
    }

    @Test
    void letsNobodyInWithAWrongPassword() {
        assertThatThrownBy(() -> as(HELIER, "wrong", client -> put(client, "ABC", CSV)))
                .isInstanceOf(IOException.class);
    }

    private interface Work {
        void with(SftpClient client) throws IOException;
    }

    private void as(SystemId system, Work work) throws IOException {
        as(system, sftp.password(system), work);
    }

    private void as(SystemId system, String password, Work work) throws IOException {
        try (var ssh = SshClient.setUpDefaultClient()) {
            ssh.setServerKeyVerifier(
                    new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, sftp.knownHosts()));
            ssh.start();
            try (var session = ssh.connect(system.value(), "127.0.0.1", sftp.port())
                    .verify(Duration.ofSeconds(30))
                    .getSession()) {
                session.addPasswordIdentity(password);
                session.auth().verify(Duration.ofSeconds(30));
                try (var client = SftpClientFactory.instance().createSftpClient(session)) {
                    work.with(client);
                }
            }
        }
    }

    private static void put(SftpClient client, String key, String csv) throws IOException {
        write(client, "/register/." + key + ".csv.part", csv);
        client.rename("/register/." + key + ".csv.part", "/register/" + key + ".csv");
    }

    private static void write(SftpClient client, String path, String text) throws IOException {
        try (var out = client.write(path)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
