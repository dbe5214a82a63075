package cn.baoxiu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's browser or a program at the started application. Does not follow redirects. */
public final class Web {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;
    private final List<String> headers = new ArrayList<>();

    private Web(int port) {
        this.base = "http://localhost:" + port;
    }

    public static Web anonymous(int port) {
        return new Web(port);
    }

    /** A program that sends user and password with each request. */
    public static Web program(int port, String user, String password) {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Web(port).with("Authorization", "Basic " + credentials);
    }

    /** A browser after the login page. */
    public static Web browser(int port, String user, String password) {
        Web web = new Web(port).with("Accept", "text/html,*/*");
        HttpResponse<String> answer = web.login(user, password);
        String target = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || target.contains("/login")) {
            throw new IllegalStateException("login of " + user + " failed: " + answer.statusCode() + " " + target);
        }
        return web;
    }

    public HttpResponse<String> login(String user, String password) {
        return postForm("/login", "username", user, "password", password, "_csrf", csrf("/login"));
    }

    /** The token of the forms on a page. */
    public String csrf(String page) {
        Matcher matcher = TOKEN.matcher(get(page).body());
        if (!matcher.find()) {
            throw new IllegalStateException("no form on " + page);
        }
        return matcher.group(1);
    }

    /** Adds a header to all further requests. */
    public Web with(String name, String value) {
        headers.addAll(List.of(name, value));
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public HttpResponse<String> postJson(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    public HttpResponse<String> postForm(String path, String... namesAndValues) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return send(
                "POST",
                path,
                BodyPublishers.ofString(body.toString()),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** POST of a script of Camunda's web applications, with the token of their own CSRF filter. */
    public HttpResponse<String> postAsWebApplication(String path, String json) {
        get("/camunda/app/welcome/default/");
        return send(
                "POST",
                path,
                BodyPublishers.ofString(json),
                "Content-Type",
                "application/json",
                "X-XSRF-TOKEN",
                cookie("XSRF-TOKEN"));
    }

    public HttpResponse<String> send(String method, String path, BodyPublisher body, String... moreHeaders) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(Arrays.asList(moreHeaders));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        for (int i = 0; i < all.size(); i += 2) {
            request.header(all.get(i), all.get(i + 1));
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }
}
