package je.gov.hub.connector.camel;

import com.schibsted.spt.data.jslt.Function;

/** A function of JSLT by its own name, called otherwise. */
interface Wrapping extends Function {

    Function function();

    @Override
    default String getName() {
        return function().getName();
    }

    @Override
    default int getMinArguments() {
        return function().getMinArguments();
    }

    @Override
    default int getMaxArguments() {
        return function().getMaxArguments();
    }
}
