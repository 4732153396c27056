package je.gov.hub;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void everyPackageUsesOnlyWhatItMayUse() {
        ApplicationModules.of(Hub.class).verify();
    }
}
