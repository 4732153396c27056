package je.gov.hub.http;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/**
 * The kinds of error that the HTTP edge answers with (RFC 9457); a client may rely on {@link #type()} and on the status.
 * The texts are constant, so that nothing of a request can come back in them.
 */
enum Problem {
    MALFORMED(400, "Not a CloudEvent", "The request is not a CloudEvent as CloudEvents 1.0.2 over HTTP writes it."),
    BAD_REQUEST(400, "Bad request", "The request is not well-formed HTTP, or not one that the hub takes."),
    UNAUTHENTICATED(401, "Not authenticated", "Send a valid token of the hub's issuer as Authorization: Bearer."),
    FORBIDDEN(403, "Not allowed", "The token does not give the right to do this."),
    NOT_AGREED(403, "Not in the agreement", "Your agreement does not list this type among those you may tell."),
    NOT_FOUND(404, "Not found", "There is nothing here that you may see."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "This address does not take that method; see the header Allow."),
    NOT_ACCEPTABLE(406, "Not acceptable", "The hub answers in application/json."),
    TOO_SLOW(408, "Too slow", "The request did not arrive in time. Send it again, without pauses."),
    CONFLICT(
            409,
            "Told before, with other content",
            "You told an event of this source and id before, with other content."),
    NOT_CONFIRMED(
            409,
            "Not confirmed",
            "No such proposal of another person waits for you; look at what waits, and propose anew."),
    OVER_ALREADY(409, "Over already", "The replay has ended: there is nothing left to cancel."),
    NOT_SERVING(
            409,
            "Not serving",
            "This node does not empty the inboxes now: ask the one that does, or again once ledger and broker are back."),
    TOO_BIG(413, "Too big", "The request is larger than the hub takes."),
    TOO_MANY_EVENTS(
            413,
            "Too many events",
            "The batch has more events than the hub takes: tell them in batches of at most 1,000."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "Send application/cloudevents+json, application/cloudevents-batch+json, or application/json with ce- headers; in UTF-8, not compressed."),
    INVALID(422, "Not valid", "The event's data is not valid: `errors` says where and why."),
    UNKNOWN_TYPE(422, "Unknown type", "The hub has no schema for this type of event."),
    UNCLEAR(422, "Unclear request", "The request does not say what is to be done, with which, and why."),
    TOO_MANY_AT_ONCE(422, "Too many at once", "More deliveries than may be decided about at once: narrow the filter."),
    TOO_MANY(429, "Too many requests", "Slow down, and tell it again after the time in the header Retry-After."),
    INTERNAL(
            500,
            "Mistake of the hub",
            "The hub made a mistake. What you told may or may not be accepted: tell it again."),
    UNAVAILABLE(
            503,
            "Not available now",
            "Nothing can be accepted or looked up now, or it is not known whether this was accepted: tell it again.");

    private static final String HOME = "https://hub.gov.je/problems/";

    private final int status;
    private final String title;
    private final String detail;

    Problem(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    /**
     * The kind for an error that only has a status; other client errors are bad requests, other server errors the hub's mistakes.
     * Its answer has the status itself, not that of the kind.
     */
    static Problem ofStatus(int status) {
        if (status == FORBIDDEN.status) {
            return FORBIDDEN;
        }
        return Arrays.stream(values())
                .filter(problem -> problem.status == status && problem != MALFORMED)
                .findFirst()
                .orElse(status < INTERNAL.status ? BAD_REQUEST : INTERNAL);
    }

    /** A stable identifier of the kind; the page it names is in the hub's documents. */
    URI type() {
        return URI.create(HOME + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }
}
