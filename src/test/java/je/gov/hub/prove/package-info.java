/** The hub as a whole, in a process of its own, among the island's real servers. */
@NullMarked
package je.gov.hub.prove;

import org.jspecify.annotations.NullMarked;
