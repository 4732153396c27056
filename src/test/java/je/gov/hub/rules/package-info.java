/** Every rule of the way of an event, with the test that shows it and the switch that takes it away. */
@NullMarked
package je.gov.hub.rules;

import org.jspecify.annotations.NullMarked;
