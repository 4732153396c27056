package je.gov.hub.http;

/** A request is refused before an event was read from it. */
final class RequestRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    RequestRefusedException(Problem problem) {
        super(problem.title());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
