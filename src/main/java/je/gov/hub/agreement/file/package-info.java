/** Reading {@code config/systems/*.yaml} into agreements, and every mistake in them with its place. Keeps no state. */
@NullMarked
package je.gov.hub.agreement.file;

import org.jspecify.annotations.NullMarked;
