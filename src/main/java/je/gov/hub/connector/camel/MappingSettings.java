package je.gov.hub.connector.camel;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much a mapping may ask for, {@code hub.mapping.*}; one that asks for more is refused.
 *
 * @param longest how long one run may take
 * @param largest how large its result may be
 */
@Validated
@ConfigurationProperties("hub.mapping")
public record MappingSettings(
        @DefaultValue("5s") @DurationMin(millis = 10) Duration longest,
        @DefaultValue("1MB") DataSize largest) {}
