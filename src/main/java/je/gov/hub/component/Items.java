package je.gov.hub.component;

/** How an outbox reads its body. */
public enum Items {
    /** The body is one event. */
    one,
    /** The body holds items, each told on its own. */
    each,
    /** The body is a page of a feed, told in one transaction that moves the cursor. */
    page
}
