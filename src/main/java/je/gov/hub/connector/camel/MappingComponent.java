package je.gov.hub.connector.camel;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.jslt.JsltComponent;
import org.apache.camel.component.jslt.JsltEndpoint;

/** Camel's component {@code jslt}, within limits. */
final class MappingComponent extends JsltComponent {

    private final MappingLimits limits;

    MappingComponent(MappingLimits limits) {
        this.limits = limits;
        setFunctions(CuttableFunctions.all());
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var mapping = new Mapping(uri, this, remaining, limits);
        mapping.setContentCache(getAndRemoveParameter(parameters, "contentCache", Boolean.class, true));
        setProperties(mapping, parameters);
        return mapping;
    }

    private static final class Mapping extends JsltEndpoint {

        private final MappingLimits limits;

        Mapping(String uri, JsltComponent component, String resource, MappingLimits limits) {
            super(uri, component, resource);
            this.limits = limits;
        }

        @Override
        protected void onExchange(Exchange exchange) throws Exception {
            limits.run(exchange, () -> {
                super.onExchange(exchange);
                return null;
            });
        }
    }
}
