package je.gov.hub.connector.camel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Every HTTP partner's answer is read up to a limit; of one that is not read to its end, the connection is closed.
 * Nothing is unpacked, by whomever, as nothing packed was asked for.
 */
record BoundedAnswers(long largest) implements HttpClientConfigurer {

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableContentCompression();
        builder.addExecInterceptorFirst("hub-bounded-answers", (request, scope, chain) -> {
            var response = chain.proceed(request, scope);
            bound(response, scope.execRuntime);
            return response;
        });
    }

    private void bound(ClassicHttpResponse response, ExecRuntime connection) {
        response.removeHeaders(HttpHeaders.CONTENT_ENCODING);
        var entity = response.getEntity();
        if (entity != null) {
            response.setEntity(new Bounded(entity, largest, connection));
        }
    }

    private static final class Bounded extends HttpEntityWrapper {

        private final long largest;
        private final ExecRuntime connection;

        Bounded(HttpEntity entity, long largest, ExecRuntime connection) {
            super(entity);
            this.largest = largest;
            this.connection = connection;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new Content(super.getContent(), getContentLength(), largest, connection);
        }
    }

    private static final class Content extends FilterInputStream {

        private final ExecRuntime connection;
        private final long length;
        private final long largest;
        private long read;
        private boolean ended;

        /** @param length of the whole answer, or negative where it does not say */
        Content(InputStream content, long length, long largest, ExecRuntime connection) {
            super(content);
            this.length = length;
            this.largest = largest;
            this.connection = connection;
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
            if (!ended && length != 0) {
                connection.discardEndpoint();
            }
            in.close();
        }
    }
}
