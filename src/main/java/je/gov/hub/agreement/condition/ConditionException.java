package je.gov.hub.agreement.condition;

/** A condition cannot be used. The message says why and what to do. */
public final class ConditionException extends RuntimeException {

    private final int line;
    private final int column;

    /**
     * @param line within the condition, 1 for the first
     * @param column within the line, 1 for the first
     */
    ConditionException(int line, int column, String message) {
        super(message);
        this.line = Math.max(1, line);
        this.column = Math.max(1, column);
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
