package je.gov.hub.component;

import com.jcraft.jsch.JSchException;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import je.gov.hub.delivery.Signal;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.mllp.MllpSocketException;

/** What goes wrong below every protocol. A cause is asked before what wraps it says less. */
final class NetSignals {

    private NetSignals() {}

    static Optional<Signal> of(Throwable failure) {
        return name(failure).map(name -> Signal.of("net", name)).or(() -> wrapper(failure));
    }

    /** Asked when no cause says more: JSch wraps the end of a connection in a plain IOException, and what it cannot read in anything. */
    static Optional<Signal> broken(Throwable failure) {
        return failure instanceof JSchException ? Optional.of(Signal.of("net", "lost")) : Optional.empty();
    }

    private static Optional<String> name(Throwable failure) {
        return switch (failure) {
            case SSLHandshakeException ignored -> Optional.of("certificate");
            case SSLPeerUnverifiedException ignored -> Optional.of("certificate");
            case CertificateException ignored -> Optional.of("certificate");
            case SSLException ignored -> Optional.of("lost");
            case UnknownHostException ignored -> Optional.of("unknown host");
            case ConnectException ignored -> Optional.of("no connection");
            case NoRouteToHostException ignored -> Optional.of("no connection");
            case SocketTimeoutException late -> named(late).or(() -> Optional.of("timeout"));
            case InterruptedIOException ignored -> Optional.of("timeout");
            case TimeoutException ignored -> Optional.of("timeout");
            case ExchangeTimedOutException ignored -> Optional.of("timeout");
            case SocketException ignored -> Optional.of("lost");
            case EOFException ignored -> Optional.of("lost");
            default -> named(failure);
        };
    }

    /** Apache HttpClient's exceptions are named here, not imported: they belong to the HTTP component's inside. */
    private static Optional<String> named(Throwable failure) {
        return switch (failure.getClass().getName()) {
            case "org.apache.hc.core5.http.NoHttpResponseException",
                    "org.apache.hc.core5.http.ConnectionClosedException",
                    "org.apache.hc.core5.http.MalformedChunkCodingException",
                    "org.apache.hc.core5.http.TruncatedChunkException" -> Optional.of("lost");
            case "org.apache.hc.client5.http.ConnectTimeoutException" -> Optional.of("no connection");
            case "org.apache.hc.core5.http.MessageConstraintException" -> Optional.of("answer too big");
            default -> Optional.empty();
        };
    }

    private static Optional<Signal> wrapper(Throwable failure) {
        if (failure.getCause() != null) {
            return Optional.empty();
        }
        return switch (failure) {
            case JSchException ignored -> Optional.of(Signal.of("net", "no connection"));
            case MllpSocketException ignored -> Optional.of(Signal.of("net", "no connection"));
            case GenericFileOperationFailedException ignored -> Optional.of(Signal.of("sftp", "failure"));
            default -> Optional.empty();
        };
    }
}
