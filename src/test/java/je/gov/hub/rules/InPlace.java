package je.gov.hub.rules;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where a method whose rule is taken away asks what to do. Static, since its calls are woven into classes that know of nobody; one rule
 * is taken away at a time.
 */
public final class InPlace {

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static volatile @Nullable Breach breach;

    private InPlace() {}

    static void take(@Nullable Breach now) {
        CALLS.set(0);
        breach = now;
    }

    /** How often the method was called since. */
    static int calls() {
        return CALLS.get();
    }

    /** The arguments that the method runs with. */
    public static @Nullable Object[] heard(@Nullable Object self, @Nullable Object[] arguments) {
        CALLS.incrementAndGet();
        var now = breach;
        if (now instanceof Breach.Follows follows) {
            follows.first().accept(new Call(self, arguments));
        }
        if (now instanceof Breach.Hears hears) {
            arguments[hears.place()] = hears.argument().apply(arguments[hears.place()]);
        }
        return arguments;
    }

    /** Whether the method does not run. */
    public static boolean skips() {
        return breach instanceof Breach.Answers;
    }

    /** @param answer its own; null where it did not run, or failed */
    public static @Nullable Object answered(
            @Nullable Object self, @Nullable Object[] arguments, @Nullable Object answer, boolean failed) {
        var now = breach;
        if (now instanceof Breach.Answers answers) {
            return answers.answer().apply(new Call(self, arguments));
        }
        return now instanceof Breach.Makes makes && !failed
                ? makes.other().apply(new Call(self, arguments), answer)
                : answer;
    }

    /** What the caller hears of its failure. */
    public static @Nullable Throwable failed(@Nullable Throwable failure) {
        return breach instanceof Breach.Forgives ? null : failure;
    }
}
