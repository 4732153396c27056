package je.gov.hub.house.broken;

import org.apache.camel.Exchange;

/** Breaks a house rule, so that the rule is shown to catch it. */
record KnowsCamel(Exchange exchange) {}
