package cn.baoxiu.identity.web;

import cn.baoxiu.identity.camunda.AppUsers;
import cn.baoxiu.identity.camunda.EngineAuthentication;
import cn.baoxiu.identity.camunda.VisibleTasks;
import jakarta.servlet.DispatcherType;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Three doors: programs (Basic, no session), Camunda's web applications (our session, their own CSRF filter), and our
 * pages (session, CSRF token). Open to everybody are only the login page, health, static files, the
 * verification of letters and what owners do by a link.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class SecurityConfig {

    /** Scripts, styles and pictures from here only; Tabler's style sheet carries pictures as data. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final Pattern OWN_FILES = Pattern.compile("/camunda/app/\\w+/(scripts|locales|styles)/.*");

    private static final String[] OPEN = {
        "/login",
        "/actuator/health",
        "/actuator/health/**",
        "/webjars/**",
        "/app.css",
        "/favicon.ico",
        "/favicon.svg",
        // Whoever holds a letter may verify it; the address holds a token that nobody guesses.
        "/v/*",
        "/letter-check.js",
        // An owner answers by a link that nobody guesses.
        "/s/*",
        "/c/*",
        "/signature.js"
    };

    private final AppUsers users;
    private final EngineAuthentication engineAuthentication;
    private final EngineRestGate gate;

    SecurityConfig(
            AppUsers users,
            EngineAuthentication engineAuthentication,
            VisibleTasks visibleTasks,
            MessageSource messages) {
        this.users = users;
        this.engineAuthentication = engineAuthentication;
        this.gate = new EngineRestGate(visibleTasks, new Refusal(messages));
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http) throws Exception {
        http.securityMatcher(RequestPath.under("/api", "/engine-rest"))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(a -> a.anyRequest().authenticated())
                .httpBasic(b -> b.authenticationEntryPoint(ProgramEntryPoint.INSTANCE))
                .exceptionHandling(e -> e.authenticationEntryPoint(ProgramEntryPoint.INSTANCE)
                        .accessDeniedHandler((request, response, denied) ->
                                Problem.write(response, 403, "forbidden", "not allowed for this user")))
                .addFilterBefore(new CrossSiteFilter(), AuthorizationFilter.class)
                .addFilterBefore(actingUser(true), AuthorizationFilter.class)
                .addFilterAfter(gate, AuthorizationFilter.class);
        headers(http);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain webApplications(HttpSecurity http, RequestCache requestCache) throws Exception {
        http.securityMatcher(RequestPath.under("/camunda"))
                // Camunda's own filter checks a token of its own on /camunda/api.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(c -> c.requestCache(requestCache))
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(a -> a.anyRequest().authenticated())
                .exceptionHandling(e -> e.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), pageOfWebApplication())
                        .defaultAuthenticationEntryPointFor(ProgramEntryPoint.WITHOUT_CHALLENGE, request -> true)
                        .accessDeniedHandler((request, response, denied) ->
                                Problem.write(response, 403, "forbidden", "not allowed for this user")))
                .addFilterBefore(actingUser(false), AuthorizationFilter.class)
                .addFilterAfter(gate, AuthorizationFilter.class)
                .addFilterAfter(new WebApplicationLogoutFilter(), EngineRestGate.class);
        http.headers(h -> h.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        ownFiles(), new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-cache")))
                .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN)));
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, RequestCache requestCache) throws Exception {
        http.requestCache(c -> c.requestCache(requestCache))
                .authorizeHttpRequests(a -> a.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(f -> f.loginPage("/login").failureHandler(new LoginFailure()))
                .logout(l -> l.logoutSuccessUrl("/login?logout"))
                .addFilterBefore(actingUser(false), AuthorizationFilter.class);
        headers(http);
        return http.build();
    }

    /** Nobody reads how long each of the filters took, and watching them costs more than some of them do. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Where to go after the login: shared, so that Tasklist's own pages are come back to as well. */
    @Bean
    RequestCache requestCache() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(new AndRequestMatcher(isGet(), acceptsHtml()));
        return cache;
    }

    private ActingUserFilter actingUser(boolean loginWithEachRequest) {
        return new ActingUserFilter(users, engineAuthentication, loginWithEachRequest);
    }

    private static void headers(HttpSecurity http) throws Exception {
        http.headers(h -> h.contentSecurityPolicy(c -> c.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN)));
    }

    /** Ours change with our versions, while Camunda asks for them under its own; so the browser asks each time. */
    private static RequestMatcher ownFiles() {
        return request -> OWN_FILES.matcher(RequestPath.of(request)).matches();
    }

    private static RequestMatcher pageOfWebApplication() {
        RequestMatcher api = RequestPath.under("/camunda/api");
        return new AndRequestMatcher(isGet(), new NegatedRequestMatcher(api), acceptsHtml());
    }

    private static RequestMatcher isGet() {
        return request -> request.getMethod().equals("GET");
    }

    private static RequestMatcher acceptsHtml() {
        var matcher = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        matcher.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return matcher;
    }
}
