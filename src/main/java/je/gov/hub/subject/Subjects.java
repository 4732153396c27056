package je.gov.hub.subject;

import java.util.Collection;
import java.util.Set;

/** Who events are about, as the hub knows them. Safe for use by many threads. */
public final class Subjects {

    private final RegistrationTable registrations;

    Subjects(RegistrationTable registrations) {
        this.registrations = registrations;
    }

    /** Those of them whose processing is restricted now (Data Protection (Jersey) Law 2018, Article 33). */
    public Set<Subject> restricted(Collection<Subject> subjects) {
        return subjects.isEmpty() ? Set.of() : registrations.restricted(subjects);
    }
}
