package org.chengxin.sdk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests to one city. Safe for several threads. */
final class Http implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration AFTERWARDS = Duration.ofMillis(100);

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** A city at this address, whose path ends with a slash or is taken as if it did. */
    Http(URI base) {
        String text = base.toString();
        this.base = text.endsWith("/") ? base : URI.create(text + "/");
    }

    /** A request to a path below the address, without a leading slash. */
    HttpRequest.Builder request(String path, Duration timeout) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(timeout)
                .header("Accept", "application/json, application/problem+json, application/x-ndjson");
    }

    /**
     * Sends a request and gives the body of an answer that is not a refusal.
     *
     * @throws CityProblem for a status from 400 on
     * @throws SdkException when nobody answers, or not in time
     */
    <T> T send(HttpRequest request, HttpResponse.BodyHandler<T> whenFine) throws InterruptedException {
        String where = request.method() + " " + request.uri();
        try {
            HttpResponse<Object> response = await(
                    request,
                    info -> info.statusCode() < 400
                            ? HttpResponse.BodySubscribers.mapping(whenFine.apply(info), Object.class::cast)
                            : HttpResponse.BodySubscribers.mapping(
                                    HttpResponse.BodySubscribers.ofByteArray(), Object.class::cast));
            if (response.statusCode() >= 400) throw problem(where, response, (byte[]) response.body());
            @SuppressWarnings("unchecked") // the handler above made it
            T body = (T) response.body();
            return body;
        } catch (HttpTimeoutException late) {
            throw new SdkException(SdkReason.CITY_MUST_ANSWER_IN_TIME, where, late);
        } catch (IOException broken) {
            throw new SdkException(SdkReason.CITY_MUST_BE_REACHABLE, where, broken);
        }
    }

    /** The client's own timeout ends with the head of an answer; this one is for the whole, and comes after it. */
    private HttpResponse<Object> await(HttpRequest request, HttpResponse.BodyHandler<Object> handler)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Object>> answer = client.sendAsync(request, handler);
        try {
            return answer.get(request.timeout().orElseThrow().plus(AFTERWARDS).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("no whole answer");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) throw broken;
            throw new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static CityProblem problem(String where, HttpResponse<?> response, byte[] body) {
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        boolean passing = response.statusCode() == 429 || response.statusCode() >= 500;
        try {
            Members problem = Members.read(where, body);
            String sentence = problem.optionalText("detail")
                    .or(() -> problem.optionalText("title"))
                    .orElse(where + " answers status " + response.statusCode());
            return new CityProblem(
                    response.statusCode(),
                    problem.optionalText("code").orElse(""),
                    sentence,
                    problem.flag("mayPassLater"),
                    retryAfter,
                    problem.canonical("proof"));
        } catch (SdkException notAProblemDocument) {
            return new CityProblem(
                    response.statusCode(),
                    "",
                    where + " answers status " + response.statusCode(),
                    passing,
                    retryAfter,
                    Optional.empty());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
