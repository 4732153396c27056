/** Agreements and grants: what one system may tell, and which fields of which events it may be told. */
@ApplicationModule(
        displayName = "Agreement",
        allowedDependencies = {"event", "schema", "system", "subject"})
@NullMarked
package je.gov.hub.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
