package je.gov.hub.event;

/**
 * One thing that is wrong with what was told. Names where and what, never a value that was told.
 *
 * @param pointer JSON Pointer (RFC 6901) to the place, "" for the whole; in binary mode {@code header:ce-id}
 * @param detail what is wrong and what is expected, in one sentence
 */
public record Fault(String pointer, String detail) {}
