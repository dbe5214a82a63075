package cn.baoxiu.identity.web;

import java.time.Duration;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** The language a person chose, else the browser's; Chinese where there is no text in it. */
@Configuration(proxyBeanMethods = false)
class LanguageConfig {

    /** Read by the script of Camunda's web applications as well ({@code webapps/language.js}). */
    static final String COOKIE = "baoxiu-language";

    @Bean
    LocaleResolver localeResolver() {
        var browser = new AcceptHeaderLocaleResolver();
        browser.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        var resolver = new CookieLocaleResolver(COOKIE);
        resolver.setDefaultLocaleFunction(browser::resolveLocale);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieSameSite("Lax");
        // A broken cookie is no reason to show nothing.
        resolver.setRejectInvalidCookies(false);
        return resolver;
    }
}
