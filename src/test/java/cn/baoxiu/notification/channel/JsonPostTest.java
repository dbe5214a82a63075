package cn.baoxiu.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that do not keep to the end of an answer. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JsonPostTest {

    private interface Answer {
        /** Throws when the client has closed the connection. */
        void write(OutputStream out) throws IOException;
    }

    private static CompletableFuture<Void> serve(ServerSocket server, String length, Answer answer) {
        return CompletableFuture.runAsync(() -> {
            try (Socket socket = server.accept()) {
                OutputStream out = socket.getOutputStream();
                out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                answer.write(out);
                InputStream in = socket.getInputStream();
                while (in.read() >= 0) {
                    // the request, then nothing until the client goes
                }
            } catch (IOException e) {
                // the client has gone
            }
        });
    }

    private static String post(ServerSocket server, Duration timeout) throws SendFailed {
        return new JsonPost(timeout)
                .send(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), Map.of(), "{}");
    }

    private static ServerSocket open() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @Test
    void anAnswerThatStallsIsGivenUpAndItsConnectionClosed() throws Exception {
        try (ServerSocket server = open()) {
            CompletableFuture<Void> gone = serve(server, "100", out -> out.write('x'));
            assertThatThrownBy(() -> post(server, Duration.ofSeconds(1)))
                    .isInstanceOfSatisfying(
                            SendFailed.class, e -> assertThat(e.failure()).isEqualTo(Failure.UNREACHABLE))
                    .hasMessageContaining("PT1S");
            gone.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void ofAnEndlessAnswerTheBeginningIsTaken() throws Exception {
        try (ServerSocket server = open()) {
            CompletableFuture<Void> gone = serve(server, "99999999999", out -> {
                byte[] some = "x".repeat(1000).getBytes(StandardCharsets.US_ASCII);
                while (true) {
                    out.write(some);
                }
            });
            assertThat(post(server, Duration.ofSeconds(30))).hasSize(4096);
            gone.get(30, TimeUnit.SECONDS);
        }
    }
}
