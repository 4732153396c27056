package je.gov.hub.subject;

import java.time.Instant;

/** Rows on their way into or out of the subjects' tables. */
final class SubjectRows {

    private SubjectRows() {}

    record NewIdentifier(byte[] lookup, Subject subject, String scheme, byte[] sealed, String eventKey) {}

    record NewRegistration(Subject subject, long sequence, Learnt learnt, String eventKey) {}

    /** One subject that an event may be about; one such row for each of them. */
    record NewWaiting(String eventKey, String reason, Instant since, Subject subject) {}

    record KnownIdentifier(LookupKey lookup, Subject subject, String scheme, byte[] sealed) {}

    record KnownRegistration(Subject subject, Learnt learnt, String eventKey) {}

    record NewSuperseded(String eventKey, Subject subject, long sequence) {}
}
