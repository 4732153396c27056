package je.gov.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"detail\": \"Mary O'Neil, JY123456A\"} ~ {\"detail\": \"xxxx x'xxxx, xx999999x\"}",
                "<fault code=\"7\"><name>Zoë</name></fault> ~ <fault xxxx=\"9\"><name>xxx</name></fault>",
                "`MSH|^~\\&|GP\rERR||PID^1^5|103^Le Sueur` ~ `MSH|^~\\&|xx\nERR||xxx^9^9|999^xx xxxxx`",
                "{\"Mary Le Sueur\": 1} ~ {\"xxxx xx xxxxx\": 9}",
                "Ł😀é٣ ~ xxx9"
            })
    void keepsNamesOfFieldsAndNoValue(String answer, String excerpt) {
        assertThat(Excerpt.of(answer.getBytes(StandardCharsets.UTF_8))).isEqualTo(excerpt);
    }
}
