package je.gov.hub.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.junit.jupiter.api.Test;

/**
 * What src/generated says of the component is what its annotations say. When this fails, make it anew, with Maven on the
 * JDK that compiles: {@code mvn compile org.apache.camel:camel-package-maven-plugin:4.17.0:generate-component}.
 */
class HubMetadataTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void describesEveryOptionAsTheEndpointDoes() throws IOException {
        var described = new TreeMap<String, String>();
        var properties = json.readTree(HubEndpoint.class.getResourceAsStream("/META-INF/je/gov/hub/component/hub.json"))
                .path("properties");
        properties
                .properties()
                .forEach(entry -> described.put(
                        entry.getKey(),
                        entry.getValue().path("kind").asText() + " "
                                + entry.getValue().path("description").asText() + " "
                                + entry.getValue().path("defaultValue").asText("")));

        assertThat(described).containsAllEntriesOf(own());
    }

    @Test
    void configuresEveryOption() {
        var configurer = new HubEndpointConfigurer();

        assertThat(own().keySet())
                .filteredOn(name -> !name.equals("direction") && !name.equals("system"))
                .allSatisfy(name ->
                        assertThat(configurer.getOptionType(name, false)).isNotNull());
    }

    @Test
    void isFoundUnderItsScheme() throws IOException {
        var scheme = HubEndpoint.class.getAnnotation(UriEndpoint.class).scheme();

        try (var found =
                HubEndpoint.class.getResourceAsStream("/META-INF/services/org/apache/camel/component/" + scheme)) {
            assertThat(new String(
                            Objects.requireNonNull(found).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains(HubComponent.class.getName());
        }
    }

    private static Map<String, String> own() {
        return Arrays.stream(HubEndpoint.class.getDeclaredFields())
                .flatMap(HubMetadataTest::described)
                .collect(Collectors.toMap(one -> one[0], one -> one[1], (a, b) -> a, TreeMap::new));
    }

    private static Stream<String[]> described(Field field) {
        if (field.isAnnotationPresent(UriPath.class)) {
            var path = field.getAnnotation(UriPath.class);
            assertThat(field.isAnnotationPresent(Metadata.class)).isTrue();
            return Stream.<String[]>of(new String[] {field.getName(), "path " + path.description() + " "});
        }
        if (field.isAnnotationPresent(UriParam.class)) {
            var parameter = field.getAnnotation(UriParam.class);
            return Stream.<String[]>of(new String[] {
                field.getName(), "parameter " + parameter.description() + " " + parameter.defaultValue()
            });
        }
        return Stream.empty();
    }
}
