package je.gov.hub.connector.camel;

import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.PluginHelper;

/** Gives connectors to Camel, one by one. */
public final class ConnectorLoading {

    private final CamelContext camel;

    /** @param camel started or not */
    public ConnectorLoading(CamelContext camel) {
        this.camel = camel;
    }

    /**
     * Loads one connector, in place of what Camel had under its name. Routes that run already keep the old one until they are started anew.
     *
     * @throws Exception whatever Camel says of the file
     */
    public void load(String name, Path file) throws Exception {
        remove(name);
        var resource = PluginHelper.getResourceLoader(camel).resolveResource("file:" + file);
        PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
    }

    /** Takes one connector away; nothing happens where Camel has none of this name. */
    public void remove(String name) throws Exception {
        var model = camel.getCamelContextExtension().getContextPlugin(org.apache.camel.model.Model.class);
        var template = model.getRouteTemplateDefinition(name);
        if (template != null) {
            ((ModelCamelContext) camel).removeRouteTemplateDefinition(template);
        }
    }
}
