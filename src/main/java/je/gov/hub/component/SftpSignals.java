package je.gov.hub.component;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import je.gov.hub.delivery.Signal;

/** What JSch says of an SFTP server; by its messages where it has no codes. */
final class SftpSignals {

    private static final List<String> NO_CONNECTION =
            List.of("socket is not established", "connection refused", "connection is closed");

    private SftpSignals() {}

    static Optional<Signal> of(Throwable failure) {
        if (failure instanceof SftpException sftp) {
            return Optional.of(store(sftp.id));
        }
        return failure instanceof JSchException && failure.getMessage() != null
                ? session(failure.getMessage().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static Signal store(int status) {
        return switch (status) {
            case ChannelSftp.SSH_FX_PERMISSION_DENIED -> Signal.of("sftp", "permission");
            case ChannelSftp.SSH_FX_NO_SUCH_FILE -> Signal.of("sftp", "no folder");
            case ChannelSftp.SSH_FX_NO_CONNECTION -> Signal.of("net", "no connection");
            case ChannelSftp.SSH_FX_CONNECTION_LOST -> Signal.of("net", "lost");
            default -> Signal.of("sftp", "failure");
        };
    }

    private static Optional<Signal> session(String message) {
        if (message.contains("auth fail") || message.contains("auth cancel") || message.contains("userauth")) {
            return Optional.of(Signal.of("sftp", "auth"));
        }
        if (message.contains("hostkey") || message.contains("host key")) {
            return Optional.of(Signal.of("sftp", "host key"));
        }
        if (message.contains("cannot read resource") || message.contains("invalid privatekey")) {
            return Optional.of(Signal.of("connector", "settings"));
        }
        if (NO_CONNECTION.stream().anyMatch(message::contains)) {
            return Optional.of(Signal.of("net", "no connection"));
        }
        return message.contains("timeout") ? Optional.of(Signal.of("net", "timeout")) : Optional.empty();
    }
}
