package je.gov.hub.sandbox;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.jspecify.annotations.Nullable;

/** Watches what a parish's user does on the SFTP server, and lets the parish's mood answer. */
final class ParishDesk implements SftpEventListener {

    private final Function<@Nullable String, Optional<Parish>> parishes;

    ParishDesk(Function<@Nullable String, Optional<Parish>> parishes) {
        this.parishes = parishes;
    }

    @Override
    public void opening(ServerSession session, String remoteHandle, Handle localHandle) throws IOException {
        admit(session);
    }

    @Override
    public void moving(ServerSession session, Path source, Path target, Collection<CopyOption> options)
            throws IOException {
        admit(session);
    }

    @Override
    public void creating(ServerSession session, Path path, Map<String, ?> attributes) throws IOException {
        admit(session);
    }

    @Override
    public void removing(ServerSession session, Path path, boolean isDirectory) throws IOException {
        admit(session);
    }

    @Override
    public void writing(
            ServerSession session,
            String remoteHandle,
            FileHandle localHandle,
            long offset,
            byte[] data,
            int dataOffset,
            int dataLength)
            throws IOException {
        if (parish(session).breaksOffNow()) {
            localHandle.write(data, dataOffset, dataLength / 2, offset);
            session.close(true);
            throw new IOException("Broken off half-way");
        }
    }

    @Override
    public void moved(
            ServerSession session, Path source, Path target, Collection<CopyOption> options, @Nullable Throwable thrown)
            throws IOException {
        if (thrown == null && Files.isRegularFile(target)) {
            parish(session).placed(target.toString(), Files.readAllBytes(target));
        }
    }

    private void admit(ServerSession session) throws IOException {
        var parish = parish(session);
        parish.temper().pauseWhileSlow();
        switch (parish.mood()) {
            case REFUSE -> throw new AccessDeniedException("The parish refuses");
            case DOWN, GARBAGE -> {
                session.close(true);
                throw new IOException("The parish is not there");
            }
            case UP, SLOW -> {
                // as it should
            }
        }
    }

    private Parish parish(ServerSession session) {
        return parishes.apply(session.getUsername())
                .orElseThrow(() -> new IllegalStateException("A session without a parish"));
    }
}
