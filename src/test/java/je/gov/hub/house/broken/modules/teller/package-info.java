/** A module that may use nothing. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package je.gov.hub.house.broken.modules.teller;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
