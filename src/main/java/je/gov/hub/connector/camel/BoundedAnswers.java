package je.gov.hub.connector.camel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Every HTTP partner's answer is read up to a limit; of one that is not read to its end, the connection is closed. What is only asked
 * for (GET), by a feed, has a time limit from the request to the last byte, too; a hand-over has its lane's.
 * Nothing is unpacked, by whomever, as nothing packed was asked for.
 *
 * @param largest bytes
 * @param longest a GET as a whole; the client's own limits are for each byte
 */
record BoundedAnswers(long largest, Duration longest) implements HttpClientConfigurer {

    private static final ScheduledExecutorService CUTS = cuts();
    private static final Future<?> NEVER = CompletableFuture.completedFuture(null);

    private static ScheduledExecutorService cuts() {
        var cuts = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("hub-cuts").daemon().factory());
        cuts.setRemoveOnCancelPolicy(true);
        return cuts;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableContentCompression();
        // the hub itself says when something is tried again
        builder.disableAutomaticRetries();
        builder.addExecInterceptorFirst("hub-bounded-answers", (request, scope, chain) -> {
            var cut = Method.GET.isSame(request.getMethod()) ? cut(scope.execRuntime) : NEVER;
            boolean goesOn = false;
            try {
                var response = chain.proceed(request, scope);
                goesOn = bound(response, scope.execRuntime, cut);
                return response;
            } finally {
                if (!goesOn) {
                    cut.cancel(false);
                }
            }
        });
    }

    /** Whoever reads from the connection then gets an exception, as if the partner had closed it. */
    private Future<?> cut(ExecRuntime connection) {
        return CUTS.schedule(connection::discardEndpoint, longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether there is more to read. */
    private boolean bound(ClassicHttpResponse response, ExecRuntime connection, Future<?> cut) {
        response.removeHeaders(HttpHeaders.CONTENT_ENCODING);
        var entity = response.getEntity();
        if (entity == null) {
            return false;
        }
        response.setEntity(new Bounded(entity, largest, connection, cut));
        return true;
    }

    private static final class Bounded extends HttpEntityWrapper {

        private final long largest;
        private final ExecRuntime connection;
        private final Future<?> cut;

        Bounded(HttpEntity entity, long largest, ExecRuntime connection, Future<?> cut) {
            super(entity);
            this.largest = largest;
            this.connection = connection;
            this.cut = cut;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new Content(super.getContent(), getContentLength(), largest, connection, cut);
        }
    }

    private static final class Content extends FilterInputStream {

        private final ExecRuntime connection;
        private final Future<?> cut;
        private final long length;
        private final long largest;
        private long read;
        private boolean ended;

        /** @param length of the whole answer, or negative where it does not say */
        Content(InputStream content, long length, long largest, ExecRuntime connection, Future<?> cut) {
            super(content);
            this.length = length;
            this.largest = largest;
            this.connection = connection;
            this.cut = cut;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? -1 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            count(count);
            return count;
        }

        private void count(int more) throws IOException {
            read += Math.max(0, more);
            ended |= more < 0 || read == length;
            if (read > largest) {
                throw new MessageConstraintException("The answer is larger than the hub reads");
            }
        }

        /** Closed as it is: to read the rest first, as the client would, could take for ever. */
        @Override
        public void close() throws IOException {
            cut.cancel(false);
            if (!ended && length != 0) {
                connection.discardEndpoint();
            }
            in.close();
        }
    }
}
