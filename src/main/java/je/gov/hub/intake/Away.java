package je.gov.hub.intake;

import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells the database being away, for which coming again helps, from everything else. */
final class Away {

    private Away() {}

    static boolean isWhy(RuntimeException failed) {
        return failed instanceof TransactionException
                || failed instanceof NonTransientDataAccessResourceException
                || failed instanceof TransientDataAccessException
                || failed instanceof RecoverableDataAccessException;
    }
}
