package je.gov.hub.rules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call of a method whose rule is taken away.
 *
 * @param self null where the method is static
 */
public record Call(@Nullable Object self, @Nullable Object[] arguments) {

    /** Whose method it is. */
    public <T> T self(Class<T> type) {
        return type.cast(Objects.requireNonNull(self));
    }

    public <T> T argument(int place, Class<T> type) {
        return type.cast(Objects.requireNonNull(arguments[place]));
    }

    /** A private field of whose method it is. */
    public <T> T field(String name, Class<T> type) {
        try {
            var owner = Objects.requireNonNull(self);
            var field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return type.cast(field.get(owner));
        } catch (ReflectiveOperationException gone) {
            throw new IllegalStateException("A field that a breach reads is gone: " + name, gone);
        }
    }
}
