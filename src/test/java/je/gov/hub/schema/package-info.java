/** Tests of the canonical schemas. */
@NullMarked
package je.gov.hub.schema;

import org.jspecify.annotations.NullMarked;
