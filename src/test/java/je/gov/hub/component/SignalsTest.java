package je.gov.hub.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import com.schibsted.spt.data.jslt.JsltException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.mllp.MllpAcknowledgementReceiveException;
import org.apache.camel.component.mllp.MllpAcknowledgementTimeoutException;
import org.apache.camel.component.mllp.MllpApplicationErrorAcknowledgementException;
import org.apache.camel.component.mllp.MllpApplicationRejectAcknowledgementException;
import org.apache.camel.component.mllp.MllpInvalidAcknowledgementException;
import org.apache.camel.component.mllp.MllpSocketException;
import org.apache.camel.component.mllp.MllpWriteException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignalsTest {

    private static final byte[] SENT = "MSH|".getBytes(StandardCharsets.US_ASCII);

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(http(404, ""), "http 404"),
                Arguments.of(http(409, ""), "http 409"),
                Arguments.of(http(500, "not xml"), "http 500"),
                Arguments.of(http(500, soap11("soap:Client")), "soap fault client"),
                Arguments.of(http(500, soap11("Client.Validation")), "soap fault client"),
                Arguments.of(http(500, soap11("soap:Server")), "soap fault server"),
                Arguments.of(http(500, soap11("soap:MustUnderstand")), "soap fault version"),
                Arguments.of(http(400, soap12("env:Sender")), "soap fault client"),
                Arguments.of(http(500, soap12("env:Receiver")), "soap fault server"),
                Arguments.of(http(500, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///none\">]><x>&e;</x>"), "http 500"),
                Arguments.of(new MllpApplicationErrorAcknowledgementException(SENT, ack("AE", ""), false), "mllp AE"),
                Arguments.of(reject(""), "mllp AR"),
                Arguments.of(reject("ERR||PID^1^5|103^Table value not found|E"), "mllp AR data"),
                Arguments.of(reject("ERR||PID^1^5|101|E"), "mllp AR data"),
                Arguments.of(reject("ERR|PID^1^5^102&Data type error"), "mllp AR data"),
                Arguments.of(reject("ERR|||207^Application internal error|E"), "mllp AR"),
                Arguments.of(reject("ERR||PID^1^101|207|E"), "mllp AR"),
                Arguments.of(new MllpInvalidAcknowledgementException("?", SENT, SENT, false), "mllp corrupt"),
                Arguments.of(new MllpAcknowledgementTimeoutException("no", SENT, false), "mllp silence"),
                Arguments.of(new MllpAcknowledgementReceiveException("no", SENT, false), "mllp silence"),
                Arguments.of(new MllpWriteException("no", SENT, false), "mllp not sent"),
                Arguments.of(new MllpSocketException("no", new ConnectException("no")), "net no connection"),
                Arguments.of(file(new JSchException("Auth fail for methods 'publickey,password'")), "sftp auth"),
                Arguments.of(file(new JSchException("reject HostKey: 127.0.0.1")), "sftp host key"),
                Arguments.of(file(new JSchException("UnknownHostKey: 127.0.0.1")), "sftp host key"),
                Arguments.of(file(new JSchException("HostKey has been changed: x")), "sftp host key"),
                Arguments.of(file(new JSchException("timeout: socket is not established")), "net no connection"),
                Arguments.of(file(new JSchException("timeout in waiting for rekeying process.")), "net timeout"),
                Arguments.of(
                        file(new JSchException(
                                "java.net.ConnectException: Connection refused", new ConnectException("x"))),
                        "net no connection"),
                Arguments.of(
                        file(new JSchException("java.net.UnknownHostException: x", new UnknownHostException("x"))),
                        "net unknown host"),
                Arguments.of(file(new JSchException("session is down")), "net no connection"),
                Arguments.of(
                        file(new JSchException(
                                "Session.connect: java.io.IOException: End of IO Stream Read", new IOException("x"))),
                        "net lost"),
                Arguments.of(file(new SftpException(ChannelSftp.SSH_FX_PERMISSION_DENIED, "no")), "sftp permission"),
                Arguments.of(file(new SftpException(ChannelSftp.SSH_FX_NO_SUCH_FILE, "no")), "sftp no folder"),
                Arguments.of(file(new SftpException(ChannelSftp.SSH_FX_FAILURE, "no")), "sftp failure"),
                Arguments.of(file(new SftpException(ChannelSftp.SSH_FX_CONNECTION_LOST, "no")), "net lost"),
                Arguments.of(new GenericFileOperationFailedException("Cannot store"), "sftp failure"),
                Arguments.of(new SSLHandshakeException("x"), "net certificate"),
                Arguments.of(new UnknownHostException("x"), "net unknown host"),
                Arguments.of(new ConnectException("x"), "net no connection"),
                Arguments.of(new NoRouteToHostException("x"), "net no connection"),
                Arguments.of(new SocketTimeoutException("x"), "net timeout"),
                Arguments.of(new ConnectTimeoutException("x"), "net no connection"),
                Arguments.of(new SocketException("Connection reset"), "net lost"),
                Arguments.of(new MessageConstraintException("x"), "net answer too big"),
                Arguments.of(new MalformedChunkCodingException("x"), "net lost"),
                Arguments.of(new TruncatedChunkException("x"), "net lost"),
                Arguments.of(new RuntimeCamelException(new JsltException("x")), "connector mapping"),
                Arguments.of(new RejectedExecutionException("x"), "connector stopping"),
                Arguments.of(new IllegalStateException("x"), "connector failed"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void translatesWhatARouteThrows(Throwable failure, String signal) {
        assertThat(Signals.of(failure, false)).hasToString(signal);
        assertThat(Signals.of(new CamelExchangeException("wrapped", null, failure), false))
                .hasToString(signal);
    }

    @Test
    void knowsAConflictUnderOurOwnKey() {
        assertThat(Signals.of(http(409, ""), true)).hasToString("http 409 key");
    }

    @Test
    void keepsTheAnswerForTheRecord() {
        assertThat(Signals.of(http(422, "no"), true).answer()).isEqualTo("no".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void endsWhereCausesGoInACircle() {
        var first = new IllegalStateException("a");
        first.initCause(new IllegalStateException("b", first));

        assertThat(Signals.of(first, true)).hasToString("connector failed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    120                           |                               | 120
                    Mon, 23 Nov 2026 10:01:00 GMT | Mon, 23 Nov 2026 10:00:00 GMT | 60
                    Mon, 23 Nov 2026 09:59:00 GMT | Mon, 23 Nov 2026 10:00:00 GMT | 0
                    Mon, 23 Nov 2026 10:01:00 GMT |                               | 0
                    -5                            |                               | 0
                    99999999999999999999          |                               | 0
                    soon                          |                               | 0
                    """)
    void readsHowLongAPartnerAsksToBeLeftAlone(String after, @Nullable String date, int seconds) {
        var headers = date == null ? Map.of("retry-after", after) : Map.of("retry-after", after, "Date", date);

        var signal = Signals.of(http(503, "", headers), true);

        assertThat(signal.pause()).isEqualTo(Duration.ofSeconds(seconds));
    }

    private static HttpOperationFailedException http(int status, String body) {
        return http(status, body, Map.of());
    }

    private static HttpOperationFailedException http(int status, String body, Map<String, String> headers) {
        return new HttpOperationFailedException("http://x", status, "x", "", headers, body);
    }

    private static String soap11(String code) {
        return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><soap:Fault><faultcode>"
                + code + "</faultcode><faultstring>x</faultstring></soap:Fault></soap:Body></soap:Envelope>";
    }

    private static String soap12(String code) {
        return "<env:Envelope xmlns:env=\"http://www.w3.org/2003/05/soap-envelope\"><env:Body><env:Fault><env:Code><env:Value>"
                + code + "</env:Value></env:Code></env:Fault></env:Body></env:Envelope>";
    }

    private static MllpApplicationRejectAcknowledgementException reject(String error) {
        return new MllpApplicationRejectAcknowledgementException(SENT, ack("AR", error), false);
    }

    private static byte[] ack(String code, String error) {
        return ("MSH|^~\\&|A|B|C|D|20260101||ACK|1|P|2.5\rMSA|" + code + "|1\r" + error + "\r")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static GenericFileOperationFailedException file(Exception cause) {
        return new GenericFileOperationFailedException("Cannot connect to sftp://he@127.0.0.1:2222", cause);
    }
}
