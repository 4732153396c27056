/** How fast the hub is, beside a bare Camel application that promises nothing: {@code ./hub bench}. */
@NullMarked
package je.gov.hub.bench;

import org.jspecify.annotations.NullMarked;
