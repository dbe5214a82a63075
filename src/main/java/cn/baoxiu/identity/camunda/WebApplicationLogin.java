package cn.baoxiu.identity.camunda;

import cn.baoxiu.identity.AppUser;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tasklist, Cockpit, Admin and Welcome take the user of our own login instead of asking again. */
@Configuration(proxyBeanMethods = false)
class WebApplicationLogin {

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webApplicationLoginFilter() {
        var registration = new FilterRegistrationBean<ContainerBasedAuthenticationFilter>(new OurLoginFilter());
        registration.setName("baoxiuWebApplicationLogin");
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        // After Spring Security, before Camunda's own filters.
        registration.setOrder(0);
        return registration;
    }

    @Bean
    FilterRegistrationBean<PolicyNonceFilter> policyNonceFilter() {
        var registration = new FilterRegistrationBean<>(new PolicyNonceFilter());
        registration.addUrlPatterns("/camunda/app/*");
        // Before Camunda's own filters.
        registration.setOrder(0);
        return registration;
    }

    private static final class OurLoginFilter extends ContainerBasedAuthenticationFilter {

        @Override
        public void init(FilterConfig config) {
            authenticationProvider = new OurLogin();
        }
    }

    private static final class OurLogin implements AuthenticationProvider {

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            var login = SecurityContextHolder.getContext().getAuthentication();
            if (login == null || !(login.getPrincipal() instanceof AppUser user)) {
                return AuthenticationResult.unsuccessful();
            }
            AuthenticationResult result = AuthenticationResult.successful(user.id());
            result.setGroups(List.copyOf(user.groups()));
            result.setTenants(List.copyOf(user.tenants()));
            return result;
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
            // Spring Security has sent people without a login away already.
        }
    }
}
