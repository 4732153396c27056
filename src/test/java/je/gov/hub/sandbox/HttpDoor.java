package je.gov.hub.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A partner's HTTP port. */
final class HttpDoor implements Door {

    private static final byte[] NO_HTTP = "+OK POP3 fax.example.je ready\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Reply PAGE = Reply.of(200, "text/html", "<html><body>Please accept our cookies</body></html>");

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

    /** What is said in place of an answer by one who talks nonsense. */
    enum Nonsense {
        /** A web page, as from a guest network. */
        PAGE,
        /** Bytes that are no HTTP. */
        BYTES
    }

    /**
     * What a partner does with calls.
     *
     * @param answer of one who is well
     * @param refusal the protocol's own
     */
    record Duty(Function<Call, Reply> answer, Function<Call, Reply> refusal, Nonsense nonsense) {}

    private final Temper temper;
    private final Duty duty;
    private final Sockets bytes;
    private int port;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    private HttpDoor(int port, Duration slowness, Duty duty) {
        this.port = port;
        this.temper = new Temper(slowness);
        this.duty = duty;
        open();
        bytes = new Sockets(this.port, socket -> socket.getOutputStream().write(NO_HTTP));
    }

    /**
     * Opens a port of loopback, or any when the port is 0.
     *
     * @param slowness how late it answers while it is slow
     */
    static HttpDoor open(int port, Duration slowness, Duty duty) {
        return new HttpDoor(port, slowness, duty);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Mood mood() {
        return temper.mood();
    }

    @Override
    public synchronized void turn(Mood mood) {
        temper.turn(mood);
        var raw = mood == Mood.GARBAGE && duty.nonsense() == Nonsense.BYTES;
        if (mood == Mood.DOWN || raw) {
            shut();
        }
        bytes.close();
        if (raw) {
            bytes.open();
        } else if (mood != Mood.DOWN && server == null) {
            open();
        }
    }

    @Override
    public synchronized void close() {
        bytes.close();
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
            case UP, SLOW -> duty.answer().apply(call);
            case REFUSE -> duty.refusal().apply(call);
            case GARBAGE -> PAGE;
            case DOWN -> throw new IOException("Down");
        };
    }
}
