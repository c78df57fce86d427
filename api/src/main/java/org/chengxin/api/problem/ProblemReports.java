package org.chengxin.api.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Problems in place of what the container and the framework say themselves about requests that reach no route. */
@Controller
class ProblemReports implements ErrorController, WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int FIRST_ERROR = 400;
    private static final int FIRST_DEFECT = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int VERSION_NOT_SUPPORTED = 505;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) host.setErrorReportValveClass(Valve.class.getName());
        });
        // How many languages somebody prefers is bounded by the longest header alone.
        factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(-1));
    }

    /** What a filter turned down; asked for by its address, it is none. */
    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ProblemAnswers.write(
                response, status instanceof Integer number ? reason(number) : ApiReason.ADDRESS_MUST_EXIST);
    }

    private static ApiReason reason(int status) {
        return switch (status) {
            case NOT_FOUND -> ApiReason.ADDRESS_MUST_EXIST;
            case METHOD_NOT_ALLOWED -> ApiReason.METHOD_MUST_BE_SUPPORTED;
            case NOT_IMPLEMENTED, VERSION_NOT_SUPPORTED -> ApiReason.REQUEST_MUST_BE_WELL_FORMED;
            default -> status < FIRST_DEFECT ? ApiReason.REQUEST_MUST_BE_WELL_FORMED : ApiReason.SERVER_MUST_NOT_FAIL;
        };
    }

    /** What Tomcat turned down before any filter. Made by Tomcat, from its name. */
    public static final class Valve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            int status = response.getStatus();
            if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) return;
            try {
                ProblemAnswers.write(response, reason(status));
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                // Nobody is there to be answered.
            }
        }
    }
}
