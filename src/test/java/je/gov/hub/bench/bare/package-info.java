/** The plainest fair Camel application that takes, checks and fans out the same events, in a process of its own. */
@NullMarked
package je.gov.hub.bench.bare;

import org.jspecify.annotations.NullMarked;
