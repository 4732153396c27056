package je.gov.hub.bench.bare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import je.gov.hub.event.EventType;
import je.gov.hub.schema.Schemas;
import je.gov.hub.schema.Validity;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/** One route in, five out. */
final class BareRoutes extends RouteBuilder {

    private static final ThreadLocal<Sending> SENDING = new ThreadLocal<>();

    private final Schemas schemas;
    private final BareBroker broker;
    private final JsonMapper json;

    BareRoutes(Schemas schemas, BareBroker broker, JsonMapper json) {
        this.schemas = schemas;
        this.broker = broker;
        this.json = json;
    }

    private record Sending(ClientSession session, ClientProducer producer) {}

    @Override
    public void configure() {
        from("direct:accept").process(this::check).process(this::fanOut);
        for (var system : new String[] {"csp", "jfsc", "revenue"}) {
            from("direct:" + system)
                    .setHeader(Exchange.CONTENT_TYPE, constant("application/cloudevents+json"))
                    .to("{{bare." + system + "}}?httpMethod=POST&disableStreamCache=true");
        }
        from("direct:parish").process(this::row).to("""
                sftp:127.0.0.1:{{bare.parish.port}}/register?username={{bare.parish.user}}&password={{bare.parish.password}}\
                &knownHostsFile={{bare.parish.known-hosts}}&strictHostKeyChecking=yes&useUserKnownHostsFile=false\
                &preferredAuthentications=password&fileName=${header.id}.csv&tempFileName=.${header.id}.part&fileExist=Override\
                &fastExistsCheck=true&autoCreate=false&stepwise=false&jschLoggingLevel=OFF""");
        from("direct:practice").process(this::message).to("mllp:127.0.0.1:{{bare.practice.port}}?hl7Headers=false");
    }

    private void check(Exchange exchange) throws Exception {
        var event = json.readTree(exchange.getIn().getBody(byte[].class));
        var type = new EventType(event.path("type").asText());
        if (!(schemas.check(type, event.path("data")) instanceof Validity.Valid)) {
            throw new IllegalArgumentException("The event is not valid");
        }
    }

    /** A session a thread, as a pool of connections would have it. */
    private void fanOut(Exchange exchange) throws Exception {
        var sending = SENDING.get();
        if (sending == null) {
            var session = broker.transacted();
            sending = new Sending(session, session.createProducer());
            SENDING.set(sending);
        }
        var body = exchange.getIn().getBody(byte[].class);
        for (var queue : BareBroker.QUEUES) {
            var message = sending.session().createMessage(true);
            message.getBodyBuffer().writeBytes(body);
            sending.producer().send(queue, message);
        }
        sending.session().commit();
    }

    private JsonNode event(Message message) throws Exception {
        return json.readTree(message.getBody(byte[].class));
    }

    private void row(Exchange exchange) throws Exception {
        var event = event(exchange.getIn());
        var person = event.at("/data/person");
        var address = event.at("/data/newAddress");
        exchange.getIn().setHeader("id", event.path("id").asText());
        exchange.getIn()
                .setBody("id,date,name,birth,street,number,town,parish,post_code\r\n"
                        + String.join(
                                ",",
                                cell(event.path("id")),
                                cell(event.at("/data/effectiveDate")),
                                cell(person.at("/name/fullName")),
                                cell(person.path("dateOfBirth")),
                                cell(address.path("thoroughfare")),
                                cell(address.path("locatorDesignator")),
                                cell(address.path("postName")),
                                cell(address.path("parish")),
                                cell(address.path("postCode")))
                        + "\r\n");
    }

    private static String cell(JsonNode value) {
        return '"' + value.asText().replace("\"", "\"\"") + '"';
    }

    private void message(Exchange exchange) throws Exception {
        var event = event(exchange.getIn());
        var person = event.at("/data/person");
        var address = event.at("/data/newAddress");
        exchange.getIn()
                .setBody("MSH|^~\\&|BARE|JERSEY|EMIS|HARBOUR|20261120093000||ADT^A31^ADT_A05|%s|P|2.5\r"
                                .formatted(event.path("id").asText())
                        + "EVN|A31|20261120093000\rPID|1||%s^^^HEALTH^PI||%s^%s||%s|M|||%s %s^^%s^^%s^JE^H\rPV1|1|N\r"
                                .formatted(
                                        person.at("/identifiers/healthLocal").asText(),
                                        person.at("/name/familyName").asText(),
                                        person.at("/name/givenName").asText(),
                                        person.path("dateOfBirth").asText().replace("-", ""),
                                        address.path("locatorDesignator").asText(),
                                        address.path("thoroughfare").asText(),
                                        address.path("postName").asText(),
                                        address.path("postCode").asText()));
    }
}
