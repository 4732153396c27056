package je.gov.hub.sandbox;

import je.gov.hub.system.SystemId;

/**
 * What every partner has, whatever it does: a plate with its name, a door, and a logbook.
 *
 * @param protocol how it is spoken to: sftp, mllp, soap, http
 * @param address a URI, with {@code %d} for the port
 */
record Premises(SystemId system, String name, String protocol, String address, Door door, Logbook logbook) {}
