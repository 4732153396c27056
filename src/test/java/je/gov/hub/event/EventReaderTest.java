package je.gov.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private static final String HEAD =
            "'specversion':'1.0','id':'1','source':'urn:je:gov:portal:web','type':'je.gov.person.died.v1'";

    private final EventReader reader = new EventReader();

    @Test
    void readsEveryAttribute() {
        var reading = structured(
                HEAD
                        + ",'subject':'s','time':'2026-11-23T10:00:00.5+01:00','dataschema':'https://schemas.hub.gov.je/x/v1'"
                        + ",'sequence':'17','flag':true,'count':-3,'datacontenttype':'application/json; charset=UTF-8','data':{'a':[1]}");

        var event = event(reading);
        assertThat(event.id()).isEqualTo(new EventId("1"));
        assertThat(event.source()).isEqualTo(new EventSource("urn:je:gov:portal:web"));
        assertThat(event.type()).isEqualTo(new EventType("je.gov.person.died.v1"));
        assertThat(event.subject()).isEqualTo("s");
        assertThat(event.time()).isEqualTo(Instant.parse("2026-11-23T09:00:00.5Z"));
        assertThat(event.dataschema()).isEqualTo(URI.create("https://schemas.hub.gov.je/x/v1"));
        assertThat(event.extensions()).isEqualTo(Map.of("sequence", "17", "flag", true, "count", -3));
        assertThat(event.data()).hasToString("{\"a\":[1]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /specversion     | 'id':'1','source':'a','type':'t'
            /specversion     | 'specversion':'0.3','id':'1','source':'a','type':'t'
            /specversion     | 'specversion':1.0,'id':'1','source':'a','type':'t'
            /id              | 'specversion':'1.0','source':'a','type':'t'
            /id              | 'specversion':'1.0','id':null,'source':'a','type':'t'
            /id              | 'specversion':'1.0','id':'','source':'a','type':'t'
            /id              | 'specversion':'1.0','id':7,'source':'a','type':'t'
            /id              | 'specversion':'1.0','id':'a\\nb','source':'a','type':'t'
            /source          | 'specversion':'1.0','id':'1','source':'not a uri','type':'t'
            /source          | 'specversion':'1.0','id':'1','source':'urn:\u00e9','type':'t'
            /type            | 'specversion':'1.0','id':'1','source':'a','type':''
            /subject         | 'specversion':'1.0','id':'1','source':'a','type':'t','subject':''
            /time            | 'specversion':'1.0','id':'1','source':'a','type':'t','time':'2026-11-23T10:00:00'
            /time            | 'specversion':'1.0','id':'1','source':'a','type':'t','time':'2026-11-23T10:00Z'
            /time            | 'specversion':'1.0','id':'1','source':'a','type':'t','time':'2026-02-30T10:00:00Z'
            /dataschema      | 'specversion':'1.0','id':'1','source':'a','type':'t','dataschema':'person/v1'
            /datacontenttype | 'specversion':'1.0','id':'1','source':'a','type':'t','datacontenttype':'json','data':'x'
            /datacontenttype | 'specversion':'1.0','id':'1','source':'a','type':'t','datacontenttype':'application/json;charset=utf-16'
            /data            | 'specversion':'1.0','id':'1','source':'a','type':'t','datacontenttype':'text/plain','data':{}
            /data_base64     | 'specversion':'1.0','id':'1','source':'a','type':'t','data':{},'data_base64':'e30='
            /data_base64     | 'specversion':'1.0','id':'1','source':'a','type':'t','data_base64':'e30'
            /data_base64     | 'specversion':'1.0','id':'1','source':'a','type':'t','data_base64':'e3s='
            ''               | 'specversion':'1.0','id':'1','source':'a','type':'t','Jean':'x'
            ''               | 'specversion':'1.0','id':'1','source':'a','type':'t','abcdefghijklmnopqrstu':'x'
            ''               | 'specversion':'1.0','id':'1','source':'a','type':'t','jean':{'a':1}
            ''               | 'specversion':'1.0','id':'1','source':'a','type':'t','jean':2147483648
            ''               | 'specversion':'1.0','id':'1','source':'a','type':'t','jean':1.5
            """)
    void namesThePlaceThatIsWrong(String pointer, String members) {
        var reading = structured(members);

        assertThat(faults(reading)).extracting(Fault::pointer).containsExactly(pointer.replace("''", ""));
        assertThat(faults(reading).toString()).doesNotContainIgnoringCase("jean");
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        var reading = structured("'specversion':'1.0','time':'yesterday','source':'a'");

        assertThat(faults(reading)).extracting(Fault::pointer).containsExactlyInAnyOrder("/id", "/type", "/time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':1,'a':2}",
                "{'a':'\\ud800'}",
                "{'\\udc00':1}",
                "{'a':1e400}",
                "{'a':1}}",
                "{'a':NaN}",
                "{'a':1,}",
                "{'a':1 /* x */}",
                "{\"a\":'x'}"
            })
    void refusesDataThatIsNoStrictJson(String data) {
        var text = "{" + HEAD.replace('\'', '"') + ",\"data\":"
                + (data.contains("\"a\"") ? data : data.replace('\'', '"'));

        var reading = reader.structured((text + "}").getBytes(UTF_8));

        assertThat(faults(reading)).hasSize(1);
    }

    @Test
    void readsDataNested32DeepAndNoDeeper() {
        assertThat(structured(HEAD + ",'data':" + nested(32))).isInstanceOf(Reading.Read.class);
        assertThat(structured(HEAD + ",'data':" + nested(33))).isInstanceOf(Reading.Malformed.class);
        assertThat(binary("{}".getBytes(UTF_8), "application/json", Map.of())).isInstanceOf(Reading.Read.class);
        assertThat(binary(nested(32).getBytes(UTF_8), "application/json", Map.of()))
                .isInstanceOf(Reading.Read.class);
        assertThat(binary(nested(33).getBytes(UTF_8), "application/json", Map.of()))
                .isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void refusesAnEventLargerThanTheLimit() {
        var small = new EventReader(200);
        var text = json(HEAD + ",'data':'" + "x".repeat(200) + "'").getBytes(UTF_8);

        assertThat(small.structured(text)).isEqualTo(new Reading.TooBig(200));
        assertThat(small.binary(headers("text/plain"), new byte[150])).isEqualTo(new Reading.TooBig(200));
        assertThat(small.batch(new byte[16 * 200 + 1])).isEqualTo(new BatchReading.Unread(new Reading.TooBig(3200)));
        assertThat(small.batch(("[" + new String(text, UTF_8) + "]").getBytes(UTF_8)))
                .isEqualTo(new BatchReading.Items(List.of(new Reading.TooBig(200))));
    }

    @Test
    void readsUtf8Only() {
        var latin = json(HEAD + ",'data':'\u00e9'").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        var wide = json(HEAD).getBytes(java.nio.charset.StandardCharsets.UTF_16);
        var marked = ("\uFEFF" + json(HEAD)).getBytes(UTF_8);

        assertThat(faults(reader.structured(latin))).containsExactly(new Fault("", "must be UTF-8 text"));
        assertThat(reader.structured(wide)).isInstanceOf(Reading.Malformed.class);
        assertThat(reader.structured(marked)).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void readsTheSameInBinaryAndInStructuredMode() {
        var headers = new TreeMap<>(headers("application/json"));
        headers.put("CE-Subject", List.of("Euro%20%E2%82%AC%20%F0%9F%98%80"));
        headers.put("ce-flag", List.of("true"));
        headers.put("ce-count", List.of("-3"));
        headers.put("cE-quoted", List.of("\"a \\\"b\\\" %25\""));
        headers.put("ce-traceparent", List.of("00-1-2-01"));
        headers.put("x-other", List.of("1", "2"));

        var binary = event(reader.binary(headers, "{ \"b\":1.0, \"a\":2 }".getBytes(UTF_8)));
        var structured = event(
                structured(
                        HEAD
                                + ",'flag':true,'count':-3,'quoted':'a \\\"b\\\" %','subject':'Euro \u20ac \ud83d\ude00','data':{'a':2,'b':1}"));

        assertThat(binary.subject()).isEqualTo("Euro \u20ac \ud83d\ude00");
        assertThat(CanonicalForm.of(binary)).isEqualTo(CanonicalForm.of(structured));
    }

    @ParameterizedTest
    @CsvSource({
        "ce-id, header:ce-id",
        "CE-ID, header:ce-id",
        "Content-Type, header:content-type",
        "ce-subject, header:ce-subject"
    })
    void refusesAHeaderThatComesTwice(String name, String pointer) {
        var headers = new TreeMap<>(headers("application/json"));
        headers.put(name, List.of("application/json", "application/json"));

        var reading = reader.binary(headers, "{}".getBytes(UTF_8));

        assertThat(faults(reading)).extracting(Fault::pointer).contains(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%ff", "\u00e9", "\"open", "\"a\" b", "%0A"})
    void refusesAHeaderThatIsNotPercentEncoded(String value) {
        var reading = binary("{}".getBytes(UTF_8), "application/json", Map.of("ce-subject", List.of(value)));

        assertThat(faults(reading)).extracting(Fault::pointer).containsExactly("header:ce-subject");
    }

    @Test
    void refusesBinaryModeWithoutContentTypeOrWithTwoTruths() {
        var headers = new TreeMap<>(headers("application/json"));
        headers.remove("Content-Type");
        headers.put("ce-datacontenttype", List.of("application/json"));

        var reading = reader.binary(headers, "{}".getBytes(UTF_8));

        assertThat(faults(reading))
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder("header:content-type", "header:ce-datacontenttype");
    }

    @Test
    void readsDataInBase64AsTheJsonItIs() {
        var coded = Base64.getEncoder().encodeToString("{\"a\":1}".getBytes(UTF_8));

        var reading = structured(HEAD + ",'data_base64':'" + coded + "'");

        assertThat(event(reading).data()).hasToString("{\"a\":1}");
    }

    @Test
    void readsAnEventWithoutDataAsOneWithNull() {
        assertThat(event(structured(HEAD)).data().isNull()).isTrue();
        assertThat(event(structured(HEAD + ",'data':null")).data().isNull()).isTrue();
        assertThat(event(binary(new byte[0], "application/json", Map.of()))
                        .data()
                        .isNull())
                .isTrue();
    }

    @Test
    void readsABatchItemByItem() {
        var batch = "[" + json(HEAD) + ",{},7]";

        var reading = reader.batch(batch.getBytes(UTF_8));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        BatchReading.Items.class,
                        items -> assertThat(items.readings())
                                .satisfiesExactly(
                                        first -> assertThat(first).isInstanceOf(Reading.Read.class),
                                        second -> assertThat(faults(second)).hasSize(4),
                                        third -> assertThat(faults(third)).hasSize(1)));
        assertThat(reader.batch("[]".getBytes(UTF_8))).isEqualTo(new BatchReading.Items(List.of()));
        assertThat(reader.batch("{}".getBytes(UTF_8))).isInstanceOf(BatchReading.Unread.class);
    }

    @Test
    void readsNoItemOfABatchOfMoreThanAThousand() {
        var most = "[" + "{},".repeat(999) + "{}]";
        var more = "[" + "{},".repeat(1000) + "{}]";

        assertThat(reader.batch(most.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        BatchReading.Items.class,
                        items -> assertThat(items.readings()).hasSize(1000));
        assertThat(reader.batch(more.getBytes(UTF_8))).isEqualTo(new BatchReading.TooMany(1000));
    }

    private Reading structured(String members) {
        return reader.structured(json(members).getBytes(UTF_8));
    }

    private Reading binary(byte[] body, String type, Map<String, List<String>> more) {
        var headers = new TreeMap<>(headers(type));
        headers.putAll(more);
        return reader.binary(headers, body);
    }

    private static Map<String, List<String>> headers(String type) {
        return Map.of(
                "ce-specversion", List.of("1.0"),
                "ce-id", List.of("1"),
                "ce-source", List.of("urn:je:gov:portal:web"),
                "ce-type", List.of("je.gov.person.died.v1"),
                "Content-Type", List.of(type));
    }

    private static String json(String members) {
        return "{" + members.replace("\\'", "\u0000").replace('\'', '"').replace('\u0000', '\'') + "}";
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static Event event(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).event();
    }

    private static List<Fault> faults(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Malformed.class);
        return ((Reading.Malformed) reading).faults();
    }
}
