package je.gov.hub.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A partner's HTTP port, which follows the partner's temper: open or closed, prompt or slow, civil or not. */
final class HttpDoor implements AutoCloseable {

    private static final byte[] NONSENSE = "+OK POP3 fax.example.je ready\r\n".getBytes(StandardCharsets.US_ASCII);

    /** A call that came in. */
    record Call(String method, String path, String query, Headers headers, byte[] body) {

        /** A header's first value; empty when it is not there. */
        String header(String name) {
            var value = headers.getFirst(name);
            return value == null ? "" : value;
        }

        /** A query parameter, decoded; empty when it is not there. */
        Optional<String> parameter(String name) {
            for (var pair : query.split("&", -1)) {
                var parts = pair.split("=", 2);
                if (parts[0].equals(name) && parts.length == 2) {
                    return Optional.of(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
                }
            }
            return Optional.empty();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** What is answered. */
    record Reply(int status, String contentType, byte[] body) {
        static Reply of(int status, String contentType, String body) {
            return new Reply(status, contentType, body.getBytes(StandardCharsets.UTF_8));
        }

        static Reply empty(int status) {
            return new Reply(status, "text/plain", new byte[0]);
        }
    }

    /** What a partner does with calls. */
    interface Duty {
        /** The answer of one who is well. */
        Reply answer(Call call);

        /** The protocol's own refusal. */
        Reply refusal(Call call);

        /** Nonsense in HTTP's own form; empty when only bytes that are no HTTP would be nonsense. */
        Optional<Reply> nonsense();
    }

    private final Temper temper;
    private final Duty duty;
    private final Sockets nonsense;
    private int port;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    private HttpDoor(int port, Temper temper, Duty duty) {
        this.port = port;
        this.temper = temper;
        this.duty = duty;
        open();
        nonsense = new Sockets(this.port, socket -> socket.getOutputStream().write(NONSENSE));
    }

    /** Opens a port of loopback, or any when the port is 0. */
    static HttpDoor open(int port, Temper temper, Duty duty) {
        return new HttpDoor(port, temper, duty);
    }

    int port() {
        return port;
    }

    /** Changes the temper and opens or closes the port accordingly. */
    synchronized void turn(Mood mood) {
        temper.turn(mood);
        var raw = mood == Mood.GARBAGE && duty.nonsense().isEmpty();
        if (mood == Mood.DOWN || raw) {
            shut();
        }
        nonsense.close();
        if (raw) {
            nonsense.open();
        } else if (mood != Mood.DOWN && server == null) {
            open();
        }
    }

    @Override
    public synchronized void close() {
        nonsense.close();
        shut();
    }

    private void shut() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    private void open() {
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var http = Ports.open(port, () -> HttpServer.create(here, 0));
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        http.setExecutor(executor);
        http.createContext("/", this::handle);
        http.start();
        port = http.getAddress().getPort();
        server = http;
        threads = executor;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var call = new Call(
                    exchange.getRequestMethod(),
                    uri.getPath(),
                    uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes());
            temper.pauseWhileSlow();
            var reply = reply(call);
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            if (reply.body().length > 0) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    private Reply reply(Call call) throws IOException {
        return switch (temper.mood()) {
            case UP, SLOW -> duty.answer(call);
            case REFUSE -> duty.refusal(call);
            case GARBAGE -> duty.nonsense().orElseThrow(() -> new IOException("Nonsense"));
            case DOWN -> throw new IOException("Down");
        };
    }
}
