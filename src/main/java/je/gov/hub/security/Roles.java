package je.gov.hub.security;

/** What somebody who has authenticated may do; the names are those of Spring Security's authorities. */
public final class Roles {

    /** May tell events, and follow its own: scope {@code hub.tell}. */
    public static final String TELLER = "SCOPE_hub.tell";

    /** May see where every event is and how the hub is doing, and decide what waits for a person: scope {@code hub.operate}. */
    public static final String OPERATOR = "SCOPE_hub.operate";

    private Roles() {}
}
