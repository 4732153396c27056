package je.gov.hub.rules;

/**
 * A rule, the switch that takes it away, and the test that fails then.
 *
 * @param promise the line that it is a part of
 * @param name unique
 * @param place the method whose behaviour is the rule, as {@link Place} reads it
 * @param breach what stands in its place
 * @param shownBy the test, as {@link Showing} reads it
 */
public record Rule(Promise promise, String name, String place, Breach breach, String shownBy) {
    @Override
    public String toString() {
        return name;
    }
}
