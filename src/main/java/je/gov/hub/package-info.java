/** The Jersey Integration Hub: told once, every entitled system knows. */
@NullMarked
package je.gov.hub;

import org.jspecify.annotations.NullMarked;
