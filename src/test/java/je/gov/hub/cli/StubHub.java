package je.gov.hub.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A hub, its issuer and an island in one small server, which answers what a test has told it to, the last answer again and again. */
final class StubHub implements AutoCloseable {

    static final String KEY = "aaaabbbbccccddddeeeeffff22";

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();

    /** What was asked: method, path, who (by token), body. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    StubHub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Writes what the sandbox would write about itself. */
    void describe(Path home) throws IOException {
        Files.createDirectories(home.resolve(".hub"));
        Files.writeString(home.resolve(".hub/island.json"), """
                {"hub":"%1$s","management":"%1$s","issuer":"%1$s","tokens":"%1$s/token","control":"%1$s",
                 "clients":{"portal":"p-secret","csp":"c-secret","operator":"o-secret"}}""".formatted(address()));
    }

    synchronized void on(String request, int status, String body) {
        answers.computeIfAbsent(request, unknown -> new ArrayDeque<>()).add(new Answer(status, body, ""));
    }

    synchronized void accepts(String key) {
        answers.computeIfAbsent("POST /events", unknown -> new ArrayDeque<>())
                .add(new Answer(202, "", "/events/" + key));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.equals("/token")) {
            var client = new String(
                    Base64.getDecoder().decode(authorization.substring("Basic ".length())), StandardCharsets.UTF_8);
            reply(exchange, new Answer(200, "{\"access_token\":\"%s\",\"expires_in\":300}".formatted(client), ""));
            return;
        }
        var request = exchange.getRequestMethod() + " " + path;
        asked.add(request + (authorization == null ? "" : " " + authorization) + (body.isEmpty() ? "" : " " + body));
        reply(exchange, next(request));
    }

    private synchronized Answer next(String request) {
        var known = answers.getOrDefault(request, new ArrayDeque<>());
        if (known.isEmpty()) {
            return new Answer(404, "{\"status\":404,\"title\":\"Not found\",\"detail\":\"There is nothing here\"}", "");
        }
        return known.size() > 1 ? known.remove() : known.element();
    }

    private static void reply(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
            if (!answer.location().isEmpty()) {
                exchange.getResponseHeaders().add("Location", answer.location());
            }
            exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Answer(int status, String body, String location) {}
}
