package je.gov.hub.system;

/** Who is speaking, already authenticated: by a token at the HTTP edge, by the route's own endpoint at a connector. */
public record Teller(SystemId system) {}
