package je.gov.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Without a rule, the test that shows it fails. Takes minutes, as such tests wait in vain: {@code -Dhub.rules.prove=true}. */
@EnabledIfSystemProperty(named = "hub.rules.prove", matches = "true")
class RulesTest {

    @ParameterizedTest
    @EnumSource
    void isMissedByItsTestWhenItIsTakenAway(Rule rule) {
        System.setProperty("hub.rule.off", rule.name());
        var summary = new SummaryGeneratingListener();
        try {
            var request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectMethod(rule.shownBy))
                    .build();
            LauncherFactory.create().execute(request, summary);
        } finally {
            System.clearProperty("hub.rule.off");
        }

        assertThat(summary.getSummary().getTestsFoundCount()).isEqualTo(1);
        assertThat(summary.getSummary().getTestsFailedCount()).isEqualTo(1);
    }
}
