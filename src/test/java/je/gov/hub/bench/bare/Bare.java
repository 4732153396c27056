package je.gov.hub.bench.bare;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import je.gov.hub.schema.CanonicalSchemas;
import je.gov.hub.schema.SchemaLoading;
import je.gov.hub.schema.Schemas;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Takes an event by HTTP, checks it against its schema, puts a copy for each of five receivers into a durable queue, all in
 * one transaction, and answers; from each queue a route tells one receiver, one transaction a message. No teller is
 * known, nothing is agreed, nothing is kept in order, nothing is recorded.
 *
 * <p>No stereotype: the hub's own tests scan these packages.
 */
@EnableAutoConfiguration
public class Bare {

    private static final int ACCEPTED = 202;
    private static final int UNPROCESSABLE = 422;

    /** Runs until it is ended. Its settings are its own: the project's {@code config/} is the hub's. */
    public static void main(String[] arguments) {
        var application = new SpringApplication(Bare.class);
        application.setDefaultProperties(BareSettings.all());
        application.run(arguments);
    }

    @Bean(destroyMethod = "close")
    BareBroker broker(@Value("${bare.broker}") Path folder) throws Exception {
        return BareBroker.start(folder);
    }

    @Bean
    Schemas schemas() {
        return switch (CanonicalSchemas.load(Path.of("schemas"))) {
            case SchemaLoading.Loaded loaded -> loaded.schemas();
            case SchemaLoading.Mistaken mistaken ->
                throw new IllegalStateException(mistaken.mistakes().toString());
        };
    }

    @Bean
    RouteBuilder routes(Schemas schemas, BareBroker broker) {
        return new BareRoutes(schemas, broker, JsonMapper.builder().build());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    BareConsumers consumers(
            CamelContext camel,
            BareBroker broker,
            ProducerTemplate template,
            @Value("${bare.consumers}") int consumers) {
        return new BareConsumers(camel, broker, template, consumers);
    }

    @Bean
    RouterFunction<ServerResponse> edge(ProducerTemplate template) {
        return RouterFunctions.route()
                .POST("/events", request -> {
                    var body = request.body(byte[].class);
                    var exchange = template.send(
                            "direct:accept", taken -> taken.getIn().setBody(body));
                    return ServerResponse.status(exchange.isFailed() ? UNPROCESSABLE : ACCEPTED)
                            .build();
                })
                .build();
    }
}
