package je.gov.hub.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** Puts what waits for a suspended system into its inbox, while the hub is down: a million would take the front door many minutes. */
record Crowd(Path journal) {

    private static final String USER = "hub";
    private static final int BATCH = 5000;
    private static final int BYTES = 700;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** Lets nothing be handed over to it, as an operator does. */
    static void suspend(URI hub, String token, String system) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(hub.resolve("/systems/" + system + "/suspend"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .timeout(Duration.ofSeconds(30))
                            .POST(BodyPublishers.ofString("{\"why\": \"bench\"}"))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("The bench cannot suspend a system: " + answer.body());
            }
        }
    }

    /** Numbered from the first on, to before the end. */
    void wait(String system, int first, int end) throws Exception {
        var server = server();
        try (var locator = ActiveMQClient.createServerLocatorWithoutHA(
                        new TransportConfiguration(InVMConnectorFactory.class.getName(), Map.of("serverId", "2")));
                var connection = locator.createSessionFactory();
                var session = connection.createSession(USER, USER, false, false, false, false, 0)) {
            send(session, "inbox." + system, first, end);
        } finally {
            server.stop();
        }
    }

    private static void send(ClientSession session, String inbox, int first, int end) throws Exception {
        try (var producer = session.createProducer(inbox)) {
            for (int number = first; number < end; number++) {
                producer.send(message(session, number));
                if (number % BATCH == 0) {
                    session.commit();
                }
            }
            session.commit();
        }
    }

    private static Message message(ClientSession session, int number) {
        var message = session.createMessage(true);
        message.putStringProperty("delivery", delivery(number));
        message.putStringProperty("subject", new UUID(number, number).toString());
        message.getBodyBuffer().writeBytes(new byte[BYTES]);
        return message;
    }

    /** 20 characters of base32, as every delivery's id is. */
    private static String delivery(int number) {
        var id = new StringBuilder("BENCHBENCHBENC");
        for (int place = 25; place >= 0; place -= 5) {
            id.append(LETTERS.charAt(number >> place & 31));
        }
        return id.toString();
    }

    private EmbeddedActiveMQ server() throws Exception {
        var configuration = new FileConfiguration();
        var file = new FileDeploymentManager(
                Path.of("config", "broker.xml").toUri().toString());
        file.addDeployable(configuration);
        file.readConfiguration();
        configuration.setBrokerInstance(journal.toFile());
        configuration.setAcceptorConfigurations(Set.of(
                new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", "2"), "in-vm")));
        var users = new SecurityConfiguration();
        users.addUser(USER, USER);
        users.addRole(USER, "hub");
        var server = new EmbeddedActiveMQ()
                .setConfiguration(configuration)
                .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        server.start();
        return server;
    }
}
