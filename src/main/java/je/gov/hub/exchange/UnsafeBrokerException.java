package je.gov.hub.exchange;

import java.util.List;

/** The broker's settings would let an inbox lose something; names every such setting and what it must say. */
public class UnsafeBrokerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsafeBrokerException(String where, List<String> faults) {
        super("The broker's settings could lose disclosures of " + where + "; mend config/broker.xml: "
                + String.join("; ", faults));
    }
}
