package cn.baoxiu.notification.channel;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts JSON and tells failures that pass from those that stay. Follows no redirect: only named servers are called. */
class JsonPost {

    private static final int ANSWER_MAX = 4096;

    private final HttpClient client;
    private final Duration timeout;

    JsonPost(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * @return beginning of the answer's body, at most 4096 bytes
     * @throws SendFailed {@link Failure#UNREACHABLE} also if the whole exchange takes longer than the timeout: then nobody
     *     knows whether the message was taken
     */
    String send(URI url, Map<String, String> headers, String json) throws SendFailed {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(json));
        headers.forEach(request::header);
        HttpResponse<String> answer = await(client.sendAsync(request.build(), info -> new FirstBytes(ANSWER_MAX)));
        check(answer.statusCode(), answer.body());
        return answer.body();
    }

    /** The client's own time limit ends with the headers: a body that never ends would hold up the channel for good. */
    private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> exchange) throws SendFailed {
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SendFailed(Failure.UNREACHABLE, "no whole answer within " + timeout, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new SendFailed(Failure.UNREACHABLE, cause.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SendFailed(Failure.UNREACHABLE, "interrupted", e);
        } finally {
            // closes the connection of an exchange that is not over
            exchange.cancel(true);
        }
    }

    private static void check(int status, String body) throws SendFailed {
        if (status >= 200 && status < 300) {
            return;
        }
        throw new SendFailed(failure(status), "HTTP " + status + " " + body);
    }

    private static Failure failure(int status) {
        return switch (status) {
            case 401, 403, 407 -> Failure.NOT_ALLOWED;
            case 429 -> Failure.TOO_MANY;
            case 408 -> Failure.UNREACHABLE;
            default -> status >= 500 ? Failure.UNREACHABLE : Failure.REFUSED;
        };
    }
}
