/** Route files: read, checked, loaded and followed. */
@NullMarked
package je.gov.hub.route;

import org.jspecify.annotations.NullMarked;
