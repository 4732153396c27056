package je.gov.hub.sandbox;

/** Waiting for a thread of one's own. */
public final class Threads {

    private Threads() {}

    /** Until it has ended, or whoever waits is interrupted and stays so. */
    public static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
