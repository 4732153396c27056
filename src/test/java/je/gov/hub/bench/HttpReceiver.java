package je.gov.hub.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Takes whatever is posted, and gives one answer to all. */
final class HttpReceiver implements AutoCloseable {

    private static final int OK = 200;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final byte[] answer;
    private final Consumer<byte[]> taken;

    private HttpReceiver(String answer, Consumer<byte[]> taken) throws IOException {
        // else the server's answer waits for the client's late acknowledgement of its head
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.answer = answer.getBytes(StandardCharsets.UTF_8);
        this.taken = taken;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    static HttpReceiver start(String answer, Consumer<byte[]> taken) throws IOException {
        return new HttpReceiver(answer, taken);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            taken.accept(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
            exchange.sendResponseHeaders(OK, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
