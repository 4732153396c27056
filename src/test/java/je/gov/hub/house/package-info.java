/** The house rules of the style guide, as tests, and for each a class that breaks it. */
@NullMarked
package je.gov.hub.house;

import org.jspecify.annotations.NullMarked;
