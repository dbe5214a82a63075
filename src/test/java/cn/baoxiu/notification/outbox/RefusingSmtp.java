package cn.baoxiu.notification.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that answers one command with a reply of the test's choice, and all others with yes. */
final class RefusingSmtp implements AutoCloseable {

    private final ServerSocket server;
    volatile String command = "RCPT";
    volatile String reply = "550 5.1.1 no such user";

    RefusingSmtp() {
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "refusing-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                talk(socket);
            } catch (IOException e) {
                // the client has gone, or the test is over
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        say(socket, "220 test");
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(command)) {
                say(socket, reply);
            } else if (line.startsWith("EHLO")) {
                say(socket, "250-test\r\n250 AUTH PLAIN");
            } else if (line.startsWith("AUTH")) {
                say(socket, "235 ok");
            } else {
                say(socket, line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
