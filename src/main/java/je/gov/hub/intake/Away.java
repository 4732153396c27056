package je.gov.hub.intake;

import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionException;

/** Tells the database being away, for which coming again helps, from everything else. */
final class Away {

    /** SQLSTATE read_only_sql_transaction: the server is a standby, or was told to take nothing for now. */
    private static final String READ_ONLY = "25006";

    private Away() {}

    static boolean isWhy(RuntimeException failed) {
        return failed instanceof TransactionException
                || failed instanceof NonTransientDataAccessResourceException
                || failed instanceof TransientDataAccessException
                || failed instanceof RecoverableDataAccessException
                || isReadOnly(failed);
    }

    private static boolean isReadOnly(RuntimeException failed) {
        return failed instanceof UncategorizedSQLException unnamed
                && unnamed.getSQLException() != null
                && READ_ONLY.equals(unnamed.getSQLException().getSQLState());
    }
}
