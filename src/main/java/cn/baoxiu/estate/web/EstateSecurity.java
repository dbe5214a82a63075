package cn.baoxiu.estate.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/** The room's controllers say themselves who may call them. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class EstateSecurity {}
