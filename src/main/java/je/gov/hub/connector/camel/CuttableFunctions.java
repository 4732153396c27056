package je.gov.hub.connector.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.BuiltinFunctions;
import java.util.ArrayList;
import java.util.Collection;

/** JSLT's own functions, each of which ends when the thread that runs the mapping is interrupted. */
final class CuttableFunctions {

    private CuttableFunctions() {}

    static Collection<Function> all() {
        var all = new ArrayList<Function>();
        for (var function : BuiltinFunctions.functions.values()) {
            all.add(RegularExpression.of(function).orElseGet(() -> new Cuttable(function)));
        }
        return all;
    }

    static void goOnUnlessCut() {
        if (Thread.currentThread().isInterrupted()) {
            throw new JsltException("The mapping was cut");
        }
    }

    private record Cuttable(Function function) implements Wrapping {

        @Override
        public JsonNode call(JsonNode input, JsonNode[] arguments) {
            goOnUnlessCut();
            return function.call(input, arguments);
        }
    }
}
