package je.gov.hub.agreement.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.StringReader;
import java.util.Map;
import je.gov.hub.subject.Registrations;

/**
 * A grant's condition, compiled: one JSLT expression over the event's data and {@code $registrations}.
 *
 * <p>It is bounded by its form, not by a clock, so that it concludes the same whenever it is asked: {@link ConditionForm} lets
 * through only what takes time linear in the event's size, which leaves no loop, no recursion, no regular expression, no import
 * and no clock. Immutable, safe for use by many threads.
 */
public final class Condition {

    private static final String REGISTRATIONS = "registrations";

    private final Expression expression;

    private Condition(Expression expression) {
        this.expression = expression;
    }

    /** What a condition concludes. */
    public enum Conclusion {
        HOLDS,
        DOES_NOT_HOLD,
        /** It failed, or its result is not a boolean: that is not "does not hold". */
        UNDECIDED
    }

    /**
     * Compiles a condition.
     *
     * @throws ConditionException where it is not JSLT, or more than a condition may be
     */
    public static Condition compile(String text) {
        ConditionForm.check(text);
        try {
            return new Condition(new Parser(new StringReader(text))
                    .withSource("condition")
                    .withResourceResolver(Condition::refuseImport)
                    .compile());
        } catch (JsltException wrong) {
            throw new ConditionException(wrong.getLine(), wrong.getColumn(), firstLine(wrong));
        } catch (StackOverflowError tooDeep) {
            throw new ConditionException(1, 1, "A condition must not be nested this deeply");
        }
    }

    /** Asks the condition. Never throws for what the data is. */
    public Conclusion ask(JsonNode data, Registrations before) {
        try {
            var result = expression.apply(Map.of(REGISTRATIONS, before.toJson()), data);
            if (!result.isBoolean()) {
                return Conclusion.UNDECIDED;
            }
            return result.booleanValue() ? Conclusion.HOLDS : Conclusion.DOES_NOT_HOLD;
        } catch (RuntimeException | StackOverflowError failed) {
            // neither is logged: the message of a JSLT error may hold a value of the event
            return Conclusion.UNDECIDED;
        }
    }

    private static java.io.Reader refuseImport(String name) {
        throw new JsltException("A condition must not import");
    }

    private static String firstLine(JsltException wrong) {
        return wrong.getMessageWithoutLocation().lines().findFirst().orElse("This is not JSLT");
    }
}
