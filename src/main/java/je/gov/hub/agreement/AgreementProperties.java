package je.gov.hub.agreement;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the agreements are.
 *
 * @param systems the folder of the agreement files, relative to the working directory
 */
@Validated
@ConfigurationProperties("hub")
record AgreementProperties(@DefaultValue("config/systems") Path systems) {}
