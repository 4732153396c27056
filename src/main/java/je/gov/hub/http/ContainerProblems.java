package je.gov.hub.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.MediaType;

/** The errors that Tomcat finds before any servlet is asked, such as a bad request line, as problems instead of its own page. */
public final class ContainerProblems extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        if (response.getStatus() < Problem.BAD_REQUEST.status()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getReporter().write(text(response.getStatus()));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("The client went away before its error was told", gone);
        }
    }

    /** Written by hand, since all of it is constant and nothing else may be needed here. */
    private static String text(int status) {
        var problem = Problem.ofStatus(status);
        return """
                {"type":"%s","title":"%s","status":%d,"detail":"%s"}""".formatted(problem.type(), problem.title(), status, problem.detail());
    }
}
