package je.gov.hub.system;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A department's system that is plugged in.
 *
 * @param kind what sort of body it belongs to, such as parish or practice
 * @param contact whom to call, an e-mail address
 */
public record ConnectedSystem(
        SystemId id,

        @NotBlank(message = "A system has a `name`") @Size(max = 80, message = "`name` has at most 80 characters")
        String name,

        @Pattern(regexp = "[a-z][a-z-]{1,29}", message = "A system has a `kind`: one lower-case word, such as parish")
        String kind,

        @Email(message = "`contact` is an e-mail address") @Nullable
        String contact) {}
