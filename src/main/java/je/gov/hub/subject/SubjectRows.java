package je.gov.hub.subject;

import java.time.Instant;
import java.util.List;

/** Rows on their way into or out of the subjects' tables. */
final class SubjectRows {

    private SubjectRows() {}

    record NewIdentifier(byte[] lookup, Subject subject, String scheme, byte[] sealed, String eventKey) {}

    record NewRegistration(Subject subject, long sequence, Learnt learnt, String eventKey) {}

    record NewWaiting(String eventKey, List<Subject> subjects, Instant since) {}

    record KnownIdentifier(LookupKey lookup, Subject subject, String scheme, byte[] sealed) {}

    record KnownRegistration(Subject subject, Learnt learnt, String eventKey) {}

    record NewSuperseded(String eventKey, Subject subject, long sequence) {}
}
