package je.gov.hub.exchange;

import je.gov.hub.system.SystemId;

/** An inbox that still holds disclosures is not deleted. */
public class InboxNotEmptyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InboxNotEmptyException(SystemId system, long waiting) {
        super("The inbox of " + system + " still holds " + waiting
                + " disclosures; deliver them or decide about them before it is deleted");
    }
}
