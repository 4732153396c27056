package je.gov.hub.connector.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/** Gives connectors to Camel, one by one. */
public final class ConnectorLoading {

    private final CamelContext camel;

    /** @param camel started or not */
    public ConnectorLoading(CamelContext camel) {
        this.camel = camel;
    }

    /**
     * Loads one connector, in place of what Camel had under its name. Routes that run keep the old one until they are started anew.
     *
     * @throws Exception whatever Camel says of the file
     */
    public void load(String name, Path file) throws Exception {
        remove(name);
        var resource = PluginHelper.getResourceLoader(camel).resolveResource("file:" + file);
        PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
        compileMappings(name, file);
    }

    /** Now and not with the first message: until then the file may have changed, and the first message would wait. */
    private void compileMappings(String name, Path file) throws IOException {
        try (var files = Files.list(file.resolveSibling(""));
                var template = camel.createProducerTemplate()) {
            files.map(one -> one.getFileName().toString())
                    .filter(one -> one.endsWith(".jslt"))
                    .forEach(one -> compile(template, "jslt:file:{{hub.connectors}}/" + name + "/" + one));
        }
    }

    /** On nothing a mapping may fail, but not ask for more than it may. */
    private static void compile(ProducerTemplate template, String mapping) {
        var tried = template.request(mapping, exchange -> exchange.getMessage().setBody("{}"));
        var excess = tried.getProperty(MappingLimits.REASON, String.class);
        if (excess != null) {
            throw new IllegalArgumentException(mapping + ": " + excess);
        }
    }

    /** Takes one connector away, and what Camel remembers of its mappings; nothing happens where Camel has none of this name. */
    public void remove(String name) throws Exception {
        var loaded = loaded(name);
        if (loaded.template() != null) {
            ((ModelCamelContext) camel).removeRouteTemplateDefinition(loaded.template());
        }
        for (var mapping : loaded.mappings()) {
            camel.removeEndpoint(mapping);
        }
    }

    /** What Camel has of a connector now. To be asked while its routes run: a mapping that no route uses is forgotten. */
    public Loaded loaded(String name) {
        return new Loaded(
                ((ModelCamelContext) camel).getRouteTemplateDefinition(name),
                camel.getEndpoints().stream()
                        .filter(endpoint -> endpoint.getEndpointUri().startsWith("jslt:")
                                && endpoint.getEndpointUri().contains("/" + name + "/"))
                        .toList());
    }

    /** Makes a connector again what it was, though its files say something else by now. */
    public void putBack(String name, Loaded before) throws Exception {
        remove(name);
        for (var mapping : before.mappings()) {
            camel.addEndpoint(mapping.getEndpointUri(), mapping);
        }
        if (before.template() != null) {
            ((ModelCamelContext) camel).addRouteTemplateDefinition(before.template());
        }
    }

    /**
     * What Camel has of a connector.
     *
     * @param template null where it has none
     * @param mappings compiled from the files as they were
     */
    public record Loaded(@Nullable RouteTemplateDefinition template, List<Endpoint> mappings) {
        public Loaded {
            mappings = List.copyOf(mappings);
        }
    }
}
