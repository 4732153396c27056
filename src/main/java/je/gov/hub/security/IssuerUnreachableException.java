package je.gov.hub.security;

import org.springframework.security.authentication.AuthenticationServiceException;

/** The issuer's keys cannot be read now, so that no token can be judged: nobody is refused for good, all are asked to come back. */
public final class IssuerUnreachableException extends AuthenticationServiceException {

    private static final long serialVersionUID = 1L;

    IssuerUnreachableException(Throwable cause) {
        super("The issuer's keys cannot be read", cause);
    }

    IssuerUnreachableException(String why) {
        super(why);
    }
}
