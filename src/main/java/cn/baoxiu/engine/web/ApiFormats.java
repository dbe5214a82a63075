package cn.baoxiu.engine.web;

import cn.baoxiu.engine.EngineTime;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How {@code /api} writes times, and how its OpenAPI page describes it. */
@Configuration(proxyBeanMethods = false)
class ApiFormats {

    /** Instants leave with the offset of Shanghai, the zone of every deadline (rules R1). */
    @Bean
    Jackson2ObjectMapperBuilderCustomizer shanghaiInstants() {
        return builder -> builder.serializerByType(Instant.class, new JsonSerializer<Instant>() {
            @Override
            public void serialize(Instant at, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(EngineTime.ZONE)));
            }
        });
    }

    @Bean
    OpenAPI apiDescription() {
        return new OpenAPI()
                .info(new Info()
                        .title("报修 Baoxiu API")
                        .version("1")
                        .description("HTTP Basic，无会话。出错时返回 RFC 9457 问题文档，errors 逐项说明有误的字段。"
                                + " / Wrong requests are answered with RFC 9457 problem documents."))
                .components(new Components()
                        .addSecuritySchemes(
                                "basic",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")))
                .addSecurityItem(new SecurityRequirement().addList("basic"));
    }
}
