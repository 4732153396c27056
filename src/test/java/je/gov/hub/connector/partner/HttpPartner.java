package je.gov.hub.connector.partner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An HTTP server that answers always the same, and keeps requests as text: request line, headers in alphabetical order, a blank line, the body. */
public final class HttpPartner implements Partner {

    /** Those that say nothing of the message, or differ from run to run. */
    private static final Set<String> TRANSPORT =
            Set.of("host", "connection", "content-length", "upgrade", "accept-encoding", "transfer-encoding");

    private final HttpServer server;
    private final Map<String, String> parameters;
    private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
    private volatile int status = 200;
    private volatile String answer = "";
    private volatile Map<String, String> headers = Map.of();

    /** @param parameters the connector's; {@code {url}} in them becomes this server's address */
    public HttpPartner(Map<String, String> parameters) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        this.parameters = new TreeMap<>(parameters);
        this.parameters.replaceAll((name, value) -> value.replace("{url}", url));
    }

    /** From now on answers this. */
    public HttpPartner answers(int status, String answer) {
        this.status = status;
        this.answer = answer;
        return this;
    }

    /** From now on answers with these headers, too. */
    public HttpPartner adds(Map<String, String> headers) {
        this.headers = headers;
        return this;
    }

    /** Whether nobody asked since the last call. */
    public boolean unasked() {
        return received.isEmpty();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new ByteArrayOutputStream();
            request.writeBytes(head(exchange).getBytes(StandardCharsets.UTF_8));
            exchange.getRequestBody().transferTo(request);
            received.add(request.toByteArray());
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String head(HttpExchange exchange) {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        headers.keySet().removeAll(TRANSPORT);
        var text = new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.append('\n').toString();
    }

    @Override
    public Map<String, String> parameters() {
        return parameters;
    }

    @Override
    public byte[] received() throws InterruptedException {
        var request = received.poll(10, TimeUnit.SECONDS);
        if (request == null || !received.isEmpty()) {
            throw new IllegalStateException("Not one request");
        }
        return request;
    }

    /** The first of what came since the last call; waits for it. */
    public byte[] first() throws InterruptedException {
        var request = received.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new IllegalStateException("No request");
        }
        return request;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
