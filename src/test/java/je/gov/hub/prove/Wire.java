package je.gov.hub.prove;

import java.time.Duration;

/** How a wire behaves; bytes go up from who connects to who listens, and down again. */
sealed interface Wire {

    /** As it should. */
    record Sound() implements Wire {}

    /** Each piece is late by this. */
    record Late(Duration by) implements Wire {}

    /** Nobody listens, and what was connected is cut. */
    record Away() implements Wire {}

    /** What was and what will be connected ends in a reset. */
    record Resetting() implements Wire {}

    /** It connects, takes everything, carries nothing, and never says so. */
    record HalfOpen() implements Wire {}

    /** Everything comes byte by byte, in a packet each. */
    record Sliced() implements Wire {}

    /** No more than so many bytes a second, each way. */
    record Narrow(int bytesPerSecond) implements Wire {}

    /** What goes up arrives; at the first byte of what would come down it breaks. */
    record AnswersLost() implements Wire {}

    /** It breaks when so many bytes of one connection have gone up. */
    record BreaksAfter(int bytes) implements Wire {}

    /** It breaks when these bytes would have come down, which are then lost. */
    record BreaksBefore(byte[] bytes) implements Wire {}

    /** Nothing goes up; who says something gets these bytes, so many times, and the end. */
    record Instead(byte[] answer, int times) implements Wire {}
}
