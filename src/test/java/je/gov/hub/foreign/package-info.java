/** Test data that nobody here wrote, and where the hub's verdict differs from its authors'. */
@NullMarked
package je.gov.hub.foreign;

import org.jspecify.annotations.NullMarked;
