/** The wire forms that mappings print to and read from: CSV, HL7 version 2 and XML, each from and to plain JSON. Keeps no state. */
@NullMarked
package je.gov.hub.connector.wire;

import org.jspecify.annotations.NullMarked;
