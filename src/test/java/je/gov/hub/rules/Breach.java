package je.gov.hub.rules;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What stands in a method's place while its rule is taken away. */
public sealed interface Breach {

    /** It does not run, and answers this. */
    record Answers(Function<Call, @Nullable Object> answer) implements Breach {}

    /** It runs after this. */
    record Follows(Consumer<Call> first) implements Breach {}

    /** It runs with another argument. */
    record Hears(int place, UnaryOperator<@Nullable Object> argument) implements Breach {}

    /** It runs, and something else is made of its answer. */
    record Makes(BiFunction<Call, @Nullable Object, @Nullable Object> other) implements Breach {}

    /** It runs, and its failure is taken for a success. */
    record Forgives() implements Breach {}

    /** It runs with other words in its text, such as its SQL. */
    record Says(String words, String others) implements Breach {}

    static Breach doesNothing() {
        return new Answers(call -> null);
    }

    static Breach answers(Object always) {
        return new Answers(call -> always);
    }

    static Breach answers(Function<Call, @Nullable Object> answer) {
        return new Answers(answer);
    }

    static Breach follows(Consumer<Call> first) {
        return new Follows(first);
    }

    static Breach hears(int place, @Nullable Object always) {
        return new Hears(place, argument -> always);
    }

    static Breach hears(int place, UnaryOperator<@Nullable Object> argument) {
        return new Hears(place, argument);
    }

    static Breach makes(UnaryOperator<@Nullable Object> other) {
        return new Makes((call, answer) -> other.apply(answer));
    }

    static Breach makes(BiFunction<Call, @Nullable Object, @Nullable Object> other) {
        return new Makes(other);
    }

    static Breach forgives() {
        return new Forgives();
    }

    static Breach says(String words, String others) {
        return new Says(words, others);
    }
}
