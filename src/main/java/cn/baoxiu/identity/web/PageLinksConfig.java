package cn.baoxiu.identity.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/** Links of our pages stay as they are written. */
@Configuration(proxyBeanMethods = false)
class PageLinksConfig {

    /**
     * Takes the place of Boot's, which looks for a file of each link's name in all jars, to put its version in: two
     * thirds of the processor time of the list of cases. None of our links needs it.
     */
    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> resourceUrlEncodingFilter() {
        var registration = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
        registration.setEnabled(false);
        return registration;
    }
}
