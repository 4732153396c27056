package je.gov.hub.exchange;

/** One node's right to carry. */
interface Lease extends AutoCloseable {

    /** Whether it is ours, taking it when nobody has it. */
    boolean held();

    @Override
    void close();
}
