package je.gov.hub.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** A method of the hub: {@code delivery.Backoff#after}, with the simple names of its parameters' types where there are several. */
record Place(Class<?> owner, Method method) {

    private static final String HUB = "je.gov.hub.";

    /** @throws AssertionError where it is gone, or there are several */
    static Place of(String text) {
        int mark = text.indexOf('#');
        var owner = type(text.substring(0, mark));
        var name = text.substring(mark + 1);
        var found = Arrays.stream(owner.getDeclaredMethods())
                .filter(one -> !one.isSynthetic())
                .filter(one -> name.equals(one.getName()) || name.equals(signature(one)))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(
                    found.isEmpty()
                            ? "A rule's method is gone: " + text
                            : "A rule's method is one of several, say its parameters: " + found);
        }
        return new Place(owner, found.getFirst());
    }

    /** Relative to the hub's package. */
    static Class<?> type(String name) {
        try {
            return Class.forName(HUB + name);
        } catch (ClassNotFoundException gone) {
            throw new AssertionError("A rule's class is gone: " + name, gone);
        }
    }

    private static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }

    /** The class as it was compiled. */
    byte[] compiled() {
        var file = owner.getName().replace('.', '/') + ".class";
        try (var bytes = owner.getClassLoader().getResourceAsStream(file)) {
            return Objects.requireNonNull(bytes, file).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether its class has these words in a text. */
    boolean says(String words) {
        var all = new String(compiled(), StandardCharsets.ISO_8859_1);
        return all.contains(new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
}
