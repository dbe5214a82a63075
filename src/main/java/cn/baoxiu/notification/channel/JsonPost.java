package cn.baoxiu.notification.channel;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

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

    /** @return beginning of the answer's body, at most 4096 bytes */
    String send(URI url, Map<String, String> headers, String json) throws SendFailed {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(json));
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
            String body = read(answer);
            check(answer.statusCode(), body);
            return body;
        } catch (IOException e) {
            throw new SendFailed(Failure.UNREACHABLE, e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SendFailed(Failure.UNREACHABLE, "interrupted", e);
        }
    }

    private static String read(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            return new String(body.readNBytes(ANSWER_MAX), StandardCharsets.UTF_8);
        }
    }

    private static void check(int status, String body) throws SendFailed {
        if (status >= 200 && status < 300) {
            return;
        }
        throw new SendFailed(failure(status), "HTTP " + status + " " + body);
    }

    private static Failure failure(int status) {
        if (status == 429) {
            return Failure.TOO_MANY;
        }
        return status == 408 || status >= 500 ? Failure.UNREACHABLE : Failure.REFUSED;
    }
}
