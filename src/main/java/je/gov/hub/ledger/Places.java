package je.gov.hub.ledger;

/** Where sealed values lie: each opens at its own place only. */
final class Places {

    private Places() {}

    static String of(EventKey event) {
        return "event " + event;
    }

    static String of(DeliveryId delivery) {
        return "disclosure " + delivery;
    }
}
