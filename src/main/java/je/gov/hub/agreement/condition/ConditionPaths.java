package je.gov.hub.agreement.condition;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import je.gov.hub.event.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a condition looks at, each with its place, so that a misspelt one is a mistake in the file and not a condition that
 * never holds.
 */
public final class ConditionPaths {

    private static final Set<Integer> ENDS_A_VALUE = Set.of(
            JsltParserConstants.IDENT,
            JsltParserConstants.STRING,
            JsltParserConstants.RBRACKET,
            JsltParserConstants.RPAREN,
            JsltParserConstants.VARIABLE);

    private final List<Token> tokens;

    private ConditionPaths(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * One field that a condition looks at.
     *
     * @param registration whether it is a key of {@code $registrations}, and not a field of the event's data
     * @param line within the condition, 1 for the first
     */
    public record Looked(FieldPath path, boolean registration, int line, int column) {}

    /** What a condition that compiles looks at, in the order of the text. */
    public static List<Looked> of(String text) {
        return new ConditionPaths(ConditionForm.tokens(text)).all();
    }

    private List<Looked> all() {
        var found = new ArrayList<Looked>();
        for (var at = 0; at < tokens.size(); at++) {
            var looked = startingAt(at);
            if (looked != null) {
                found.add(looked);
            }
        }
        return found;
    }

    private @Nullable Looked startingAt(int at) {
        var token = tokens.get(at);
        var registration = token.kind == JsltParserConstants.VARIABLE;
        var field =
                token.kind == JsltParserConstants.DOT && (at == 0 || !ENDS_A_VALUE.contains(tokens.get(at - 1).kind));
        if (!registration && !field) {
            return null;
        }
        var segments = segments(tokens.listIterator(registration ? at + 1 : at));
        return segments.isEmpty()
                ? null
                : new Looked(new FieldPath(segments), registration, token.beginLine, token.beginColumn);
    }

    /** Follows {@code .key} and {@code [index]} as far as they go. */
    private static List<String> segments(Iterator<Token> rest) {
        var segments = new ArrayList<String>();
        while (rest.hasNext()) {
            var link = rest.next();
            if (link.kind == JsltParserConstants.LBRACKET) {
                skipToClosing(rest);
                segments.add(FieldPath.EACH);
            } else if (link.kind == JsltParserConstants.DOT && rest.hasNext()) {
                var key = rest.next();
                if (key.kind != JsltParserConstants.IDENT && key.kind != JsltParserConstants.STRING) {
                    break;
                }
                segments.add(key.image.replace("\"", ""));
            } else {
                break;
            }
        }
        // a position or a slice at the end is of a list as well as of a text: what counts is what it is taken from
        while (!segments.isEmpty() && segments.getLast().equals(FieldPath.EACH)) {
            segments.removeLast();
        }
        return segments;
    }

    private static void skipToClosing(Iterator<Token> rest) {
        var open = 1;
        while (open > 0 && rest.hasNext()) {
            open += switch (rest.next().kind) {
                case JsltParserConstants.LBRACKET -> 1;
                case JsltParserConstants.RBRACKET -> -1;
                default -> 0;
            };
        }
    }
}
