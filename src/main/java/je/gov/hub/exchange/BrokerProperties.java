package je.gov.hub.exchange;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The broker's settings, {@code hub.broker.*}.
 *
 * @param file the broker's own configuration
 * @param folder where its journal lies; relative to the working directory
 * @param user the one user it knows
 * @param password of that user; absent: a new random one at every start, as nobody outside this process needs it
 * @param batch how many disclosures the relay carries in one broker transaction
 */
@Validated
@ConfigurationProperties("hub.broker")
public record BrokerProperties(
        @DefaultValue("config/broker.xml") Path file,
        @DefaultValue(".hub/artemis") Path folder,
        @DefaultValue("hub") @NotBlank String user,
        @Nullable String password,
        @DefaultValue("500") @Min(1) @Max(5000) int batch) {

    @Override
    public String toString() {
        return "BrokerProperties[" + file + " " + folder + "]";
    }
}
