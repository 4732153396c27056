/** The island in a box: every partner of the hub as a real server of its real protocol, on loopback, for tests and for {@code ./hub up}. */
@NullMarked
package je.gov.hub.sandbox;

import org.jspecify.annotations.NullMarked;
