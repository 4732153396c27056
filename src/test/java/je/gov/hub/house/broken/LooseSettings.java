package je.gov.hub.house.broken;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Breaks a house rule, so that the rule is shown to catch it. */
@ConfigurationProperties("broken")
final class LooseSettings {}
