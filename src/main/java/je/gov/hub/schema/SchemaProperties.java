package je.gov.hub.schema;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the canonical schemas are.
 *
 * @param schemas {@code hub.schemas}: a folder, relative to the working directory
 */
@Validated
@ConfigurationProperties("hub")
record SchemaProperties(@DefaultValue("schemas") @NotBlank String schemas) {}
