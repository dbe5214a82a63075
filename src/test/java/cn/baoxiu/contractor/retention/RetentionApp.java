package cn.baoxiu.contractor.retention;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The ledger and the release of retention with all that they stand on: engine, people, clock, messages and the
 * contracts' data as they are. Letters, penalties and third parties are left out, as the models of other rooms are with
 * the deployer. No stereotype marks the class, or the whole program would find it too.
 */
@EnableAutoConfiguration(excludeName = "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration")
@ComponentScan(
        basePackages = {
            "cn.baoxiu.engine",
            "cn.baoxiu.identity",
            "cn.baoxiu.estate",
            "cn.baoxiu.clock",
            "cn.baoxiu.notification",
            "cn.baoxiu.contractor.retention",
            "cn.baoxiu.contractor.rules",
            "cn.baoxiu.contractor.process"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "cn\\.baoxiu\\.(engine\\.models|[a-z]+\\.web|.*\\.[A-Z]\\w*(Test|Contract)\\b).*"),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "cn\\.baoxiu\\.contractor\\.process\\.(?!(Camunda)?Release).*")
        })
class RetentionApp {}
