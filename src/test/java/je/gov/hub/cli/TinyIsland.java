package je.gov.hub.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that behaves as the sandbox does towards the command line: says what starts, describes itself, and stops when asked. */
final class TinyIsland {

    private TinyIsland() {}

    public static void main(String[] arguments) throws IOException {
        if (Boolean.getBoolean("tiny.broken")) {
            System.out.println("2026-03-01T09:00:00.000Z  INFO 1 --- [main] chatter");
            System.out.println("Port 8080, wanted by the hub, is in use");
            System.exit(1);
        }
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] text = "[{\"system\":\"revenue\",\"protocol\":\"soap\",\"address\":\"http://127.0.0.1:1\"}]"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
            if (exchange.getRequestURI().getPath().equals("/island/stop")) {
                new Thread(() -> System.exit(0)).start();
            }
        });
        server.start();
        System.out.println("  Tiny server                    0.1 s");
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        Files.writeString(
                Path.of(".hub", "island.json"),
                "{\"hub\":\"%1$s\",\"management\":\"%1$s\",\"issuer\":\"%1$s\",\"tokens\":\"%1$s\",\"control\":\"%1$s\",\"clients\":{}}"
                        .formatted(address));
    }
}
