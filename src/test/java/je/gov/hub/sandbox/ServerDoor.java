package je.gov.hub.sandbox;

import java.util.function.IntSupplier;

/**
 * The door of a server that is told when the mood has changed. Closing it brings the partner down, and may leave the server to others.
 *
 * @param turned what the server does then
 */
record ServerDoor(Temper temper, IntSupplier number, Runnable turned) implements Door {

    @Override
    public int port() {
        return number.getAsInt();
    }

    @Override
    public Mood mood() {
        return temper.mood();
    }

    @Override
    public void turn(Mood mood) {
        temper.turn(mood);
        turned.run();
    }

    @Override
    public void close() {
        turn(Mood.DOWN);
    }
}
