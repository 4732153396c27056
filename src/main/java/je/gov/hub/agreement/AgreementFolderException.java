package je.gov.hub.agreement;

/** The folder of agreements cannot be read. */
public final class AgreementFolderException extends RuntimeException {

    AgreementFolderException(String message, Throwable cause) {
        super(message, cause);
    }
}
