package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.retention.RetentionApp.PlayedCases;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** As {@link RetentionApp}, with login, pages and API. */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {
            "cn.baoxiu.engine",
            "cn.baoxiu.identity",
            "cn.baoxiu.estate",
            "cn.baoxiu.clock",
            "cn.baoxiu.notification",
            "cn.baoxiu.contractor.retention",
            "cn.baoxiu.contractor.rules",
            "cn.baoxiu.contractor.process",
            "cn.baoxiu.contractor.web"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern =
                            "cn\\.baoxiu\\.(engine\\.models|engine\\.web\\.Models|.*\\.[A-Z]\\w*(Test|Contract)\\b).*"),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern =
                            "cn\\.baoxiu\\.contractor\\.(process\\.(?!(Camunda)?(Release|Reversal))|web\\.(?!Contract)).*")
        })
class RetentionWebApp {

    @Bean
    PlayedCases playedCases() {
        return new PlayedCases();
    }
}
