package je.gov.hub.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SecretTest {

    private static final String GOOD = Base64.getEncoder().encodeToString(new byte[32]);

    private final Digests digests = KeysForTests.digests();
    private final Seal seal = KeysForTests.seal();

    @Test
    void digestsOfTwoPurposesDiffer() {
        byte[] value = "JY123456A".getBytes(UTF_8);

        var ssn = digests.lookup("ssn", value);

        assertThat(ssn).hasSize(32).isEqualTo(digests.lookup("ssn", value));
        assertThat(ssn).isNotEqualTo(digests.lookup("tin", value)).isNotEqualTo(digests.content("ssn", value));
    }

    @Test
    void opensWhatItSealedAndNeverSealsTwiceAlike() {
        byte[] value = "Élodie Le Brocq".getBytes(UTF_8);

        byte[] sealed = seal.close(value, "event a");

        assertThat(seal.open(sealed, "event a")).isEqualTo(value);
        assertThat(seal.close(value, "event a")).isNotEqualTo(sealed);
    }

    @Test
    void doesNotOpenWhatWasMovedOrChanged() {
        byte[] sealed = seal.close("value".getBytes(UTF_8), "event a");
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> seal.open(sealed, "event b")).isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> seal.open(changed, "event a")).isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> seal.open(new byte[3], "event a")).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void doesNotStartWithoutAKeyAndNamesIt() {
        var complaint = started("hub.keys.lookup=" + GOOD, "hub.keys.digest=" + GOOD);

        assertThat(complaint).contains("hub.keys.seal is missing");
    }

    @Test
    void doesNotStartWithAShortKeyAndDoesNotShowIt() {
        var complaint = started("hub.keys.lookup=" + GOOD, "hub.keys.digest=" + GOOD, "hub.keys.seal=c2hvcnQ=");

        assertThat(complaint).contains("hub.keys.seal is 5 bytes long").doesNotContain("c2hvcnQ=");
    }

    @Test
    void startsWithThreeKeys() {
        var complaint = started("hub.keys.lookup=" + GOOD, "hub.keys.digest=" + GOOD, "hub.keys.seal=" + GOOD);

        assertThat(complaint).isEmpty();
    }

    private static String started(String... settings) {
        var complaint = new StringBuilder();
        new ApplicationContextRunner()
                .withUserConfiguration(SecretConfiguration.class)
                .withPropertyValues(settings)
                .run(context -> {
                    for (var why = context.getStartupFailure(); why != null; why = why.getCause()) {
                        complaint.append(why.getMessage()).append('\n');
                    }
                });
        return complaint.toString();
    }
}
