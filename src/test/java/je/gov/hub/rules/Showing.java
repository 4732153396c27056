package je.gov.hub.rules;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectIteration;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A test that shows a rule: {@code delivery.CutTest#isCut}, or {@code #isCut[2]} for the second round of one with parameters. */
record Showing(Method test, int round) {

    private static final Pattern TEXT = Pattern.compile("([\\w.]+)#(\\w+)(?:\\[(\\d+)])?");

    /** @throws AssertionError where it is gone */
    static Showing of(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new AssertionError("Not the name of a test: " + text);
        }
        int round = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        return Arrays.stream(Place.type(parts.group(1)).getDeclaredMethods())
                .filter(one -> one.getName().equals(parts.group(2)))
                .filter(one -> one.isAnnotationPresent(Test.class) == (round == 0))
                .findFirst()
                .map(one -> new Showing(one, round))
                .orElseThrow(() -> new AssertionError("A rule's test is gone: " + text));
    }

    private DiscoverySelector selector() {
        var whole = selectMethod(test.getDeclaringClass(), test);
        return round == 0 ? whole : selectIteration(whole, round - 1);
    }

    /**
     * What came of one run.
     *
     * @param failures of tests that failed
     */
    record Outcome(long found, long passed, List<Throwable> failures) {}

    Outcome run() {
        var listener = new SummaryGeneratingListener();
        var request =
                LauncherDiscoveryRequestBuilder.request().selectors(selector()).build();
        LauncherFactory.create().execute(request, listener);
        var summary = listener.getSummary();
        return new Outcome(
                summary.getTestsStartedCount(),
                summary.getTestsSucceededCount(),
                summary.getFailures().stream().map(one -> one.getException()).toList());
    }

    /** Whether it failed as a test that sees something wrong does: by an assertion or a bounded wait of its own, not in its set-up. */
    boolean saw(Throwable failure) {
        return (failure instanceof AssertionError || failure instanceof ConditionTimeoutException)
                && Stream.of(failure.getStackTrace()).anyMatch(this::isMine);
    }

    private boolean isMine(StackTraceElement frame) {
        return frame.getClassName().equals(test.getDeclaringClass().getName())
                && frame.getMethodName().equals(test.getName());
    }
}
