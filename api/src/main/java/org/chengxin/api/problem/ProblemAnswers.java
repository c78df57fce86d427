package org.chengxin.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.chengxin.node.NodeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever ends the handling of a request into a problem. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 10)
public class ProblemAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    /** A request that a route turned down. */
    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refused refused) {
        HttpHeaders headers = new HttpHeaders();
        refused.retryAfterSeconds().ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
        return answer(refused.problem(), headers);
    }

    /** What the node could not do. Where that is no fault of the request, the log says what was found. */
    @ExceptionHandler
    ResponseEntity<byte[]> unable(NodeException unable) {
        Problem problem = Problem.of(unable.reason());
        if (problem.status() < HttpStatus.INTERNAL_SERVER_ERROR.value()) return answer(problem, new HttpHeaders());
        String instance = "urn:uuid:" + UUID.randomUUID();
        LOG.warn("the node could not answer: {}", instance, unable);
        return answer(problem.occurring(instance), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> method(HttpRequestMethodNotSupportedException unsupported) {
        HttpHeaders headers = new HttpHeaders();
        var allowed = unsupported.getSupportedHttpMethods();
        if (allowed != null) headers.setAllow(allowed);
        return answer(ApiReason.METHOD_MUST_BE_SUPPORTED, headers);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> contentType(HttpMediaTypeNotSupportedException unsupported) {
        HttpHeaders headers = new HttpHeaders();
        List<MediaType> supported = unsupported.getSupportedMediaTypes();
        if (!supported.isEmpty()) headers.setAccept(supported);
        return answer(ApiReason.CONTENT_TYPE_MUST_BE_SUPPORTED, headers);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> accept(HttpMediaTypeNotAcceptableException unacceptable) {
        return answer(ApiReason.ANSWER_MUST_BE_ACCEPTABLE);
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<byte[]> nothingThere(HttpServletRequest request) {
        boolean reading = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        return answer(reading ? ApiReason.ADDRESS_MUST_EXIST : ApiReason.METHOD_MUST_BE_SUPPORTED);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> missing(MissingRequestValueException missing) {
        Optional<String> detail = missing instanceof MissingServletRequestParameterException parameter
                ? Optional.of(parameter.getParameterName() + " must be given.")
                : Optional.empty();
        return answer(Problem.of(ApiReason.PARAMETER_MUST_BE_GIVEN).detailed(detail), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> malformed(MethodArgumentTypeMismatchException malformed) {
        Class<?> type = malformed.getParameter().nestedIfOptional().getNestedParameterType();
        Optional<String> detail = ParameterForm.wanted(malformed.getName(), type, malformed.getValue());
        return answer(Problem.of(ApiReason.PARAMETER_MUST_BE_WELL_FORMED).detailed(detail), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unbound(ServletRequestBindingException malformed) {
        return answer(ApiReason.PARAMETER_MUST_BE_WELL_FORMED);
    }

    /** The client went away: there is nobody to answer. */
    @ExceptionHandler
    void goneAway(AsyncRequestNotUsableException gone) {
        LOG.debug("a client went away");
    }

    /** The exception quotes the parameter, so it goes into no log. */
    @ExceptionHandler
    ResponseEntity<byte[]> parameters(InvalidParameterException undecodable) {
        return answer(ApiReason.REQUEST_MUST_BE_WELL_FORMED);
    }

    /** Everything else is ours to mend, unless the framework knows it as the client's. */
    @ExceptionHandler
    ResponseEntity<byte[]> other(Exception exception, HttpServletResponse response) throws Exception {
        if (exception instanceof IOException && response.isCommitted())
            return ResponseEntity.internalServerError().build();
        if (exception instanceof ErrorResponse known && known.getStatusCode().is4xxClientError())
            return answer(ApiReason.REQUEST_MUST_BE_WELL_FORMED);
        String instance = "urn:uuid:" + UUID.randomUUID();
        LOG.error("a request failed: {}", instance, exception);
        return answer(Problem.defect(instance), new HttpHeaders());
    }

    private static ResponseEntity<byte[]> answer(ApiReason reason) {
        return answer(reason, new HttpHeaders());
    }

    private static ResponseEntity<byte[]> answer(ApiReason reason, HttpHeaders headers) {
        return answer(Problem.of(reason), headers);
    }

    private static ResponseEntity<byte[]> answer(Problem problem, HttpHeaders headers) {
        headers.set(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        return new ResponseEntity<>(problem.json(), headers, problem.status());
    }

    /** Answers outside the routes, where filters turn a request down. */
    public static void write(HttpServletResponse response, ApiReason reason) throws IOException {
        Problem problem = Problem.of(reason);
        byte[] json = problem.json();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(json.length);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(json);
    }
}
