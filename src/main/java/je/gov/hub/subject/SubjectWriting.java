package je.gov.hub.subject;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Writes what the events of one transaction changed. */
record SubjectWriting(SubjectTable subjects, RegistrationTable registrations) {

    void write(
            Collection<RollEntry> changed,
            List<SubjectRows.NewIdentifier> identifiers,
            List<SubjectRows.NewRegistration> learnt,
            List<SubjectRows.NewWaiting> waiting,
            List<SubjectRows.NewSuperseded> superseded,
            Instant at) {
        if (!changed.isEmpty()) {
            subjects.put(changed, at);
        }
        if (!identifiers.isEmpty()) {
            subjects.identifiers(identifiers);
        }
        if (!learnt.isEmpty()) {
            registrations.append(learnt);
        }
        waiting.forEach(subjects::waits);
        if (!superseded.isEmpty()) {
            registrations.supersede(superseded);
        }
    }
}
