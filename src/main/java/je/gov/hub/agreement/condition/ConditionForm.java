package je.gov.hub.agreement.condition;

import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.AND;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.BIGGER;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.BIGOREQ;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.COLON;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.COMMA;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.DECIMAL;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.DOT;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.EOF;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.EQUALS;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.FALSE;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.IDENT;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.INTEGER;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.LBRACKET;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.LPAREN;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.NULL;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.OR;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.RBRACKET;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.RPAREN;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.SMALLER;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.SMALLOREQ;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.STRING;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.TRUE;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.UNEQUALS;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.VARIABLE;

import com.schibsted.spt.data.jslt.parser.JsltParser;
import com.schibsted.spt.data.jslt.parser.Token;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may stand in a condition: paths, literals, comparisons, {@code and}, {@code or} and a list of functions. Everything else of JSLT
 * is refused, because it can loop, recurse, grow its result, or ask something else than the event.
 */
final class ConditionForm {

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 32;

    private static final Set<Integer> ALLOWED = Set.of(
            AND, BIGGER, BIGOREQ, COLON, COMMA, DECIMAL, DOT, EQUALS, FALSE, IDENT, INTEGER, LBRACKET, LPAREN, NULL, OR,
            RBRACKET, RPAREN, SMALLER, SMALLOREQ, STRING, TRUE, UNEQUALS, VARIABLE);

    private static final Set<String> FUNCTIONS = new TreeSet<>(Set.of(
            "not",
            "boolean",
            "contains",
            "size",
            "fallback",
            "starts-with",
            "ends-with",
            "lowercase",
            "uppercase",
            "trim",
            "is-string",
            "is-number",
            "is-integer",
            "is-boolean",
            "is-array",
            "is-object",
            "number",
            "any",
            "all"));

    private ConditionForm() {}

    /**
     * Checks the form.
     *
     * @throws ConditionException naming the place of the first thing that must not stand there
     */
    static void check(String text) {
        if (text.isBlank()) {
            throw new ConditionException(1, 1, "A condition must not be empty; leave out `when` to grant always");
        }
        if (text.length() > LONGEST) {
            throw new ConditionException(1, 1, "A condition has at most " + LONGEST + " characters");
        }
        var tokens = tokens(text);
        var depth = 0;
        for (var at = 0; at < tokens.size(); at++) {
            checkToken(tokens, at);
            depth += step(tokens.get(at));
            if (depth > DEEPEST) {
                throw refused(tokens.get(at), "A condition has at most " + DEEPEST + " brackets inside each other");
            }
        }
    }

    /** The tokens of a condition, in order. */
    static List<Token> tokens(String text) {
        var parser = new JsltParser(new StringReader(text));
        var tokens = new ArrayList<Token>();
        try {
            for (var token = parser.getNextToken(); token.kind != EOF; token = parser.getNextToken()) {
                tokens.add(token);
            }
        } catch (TokenMgrError wrong) {
            var last = tokens.isEmpty() ? null : tokens.getLast();
            throw new ConditionException(
                    last == null ? 1 : last.endLine,
                    last == null ? 1 : last.endColumn + 1,
                    "This is not JSLT: a character that cannot stand here, or a text without its closing quote");
        }
        return tokens;
    }

    private static int step(Token token) {
        return switch (token.kind) {
            case LPAREN, LBRACKET -> 1;
            case RPAREN, RBRACKET -> -1;
            default -> 0;
        };
    }

    private static void checkToken(List<Token> tokens, int at) {
        var token = tokens.get(at);
        if (!ALLOWED.contains(token.kind)) {
            throw refused(
                    token,
                    "A condition must not use `" + token.image
                            + "`: it is one comparison, or several joined by `and`, `or` and `not()`");
        }
        if (token.kind == VARIABLE && !token.image.equals("$registrations")) {
            throw refused(token, "Unknown variable `" + token.image + "`: a condition knows $registrations only");
        }
        var called = token.kind == IDENT && at + 1 < tokens.size() && tokens.get(at + 1).kind == LPAREN;
        if (called && !FUNCTIONS.contains(token.image)) {
            throw refused(
                    token,
                    "A condition must not call `" + token.image + "`; it may call " + String.join(", ", FUNCTIONS));
        }
    }

    private static ConditionException refused(Token token, String message) {
        return new ConditionException(token.beginLine, token.beginColumn, message);
    }
}
