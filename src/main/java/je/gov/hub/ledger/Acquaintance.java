package je.gov.hub.ledger;

import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;

/** A system and somebody it may know. */
public record Acquaintance(SystemId system, Subject subject) {}
