package cn.baoxiu.scorecard;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Key figures with what they stand on; the rooms whose views they read are tables only. No stereotype marks the class, or
 * the whole program would find it too.
 */
@EnableAutoConfiguration(excludeName = "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration")
@ComponentScan(
        basePackages = {
            "cn.baoxiu.engine",
            "cn.baoxiu.attachment",
            "cn.baoxiu.identity",
            "cn.baoxiu.clock",
            "cn.baoxiu.estate",
            "cn.baoxiu.notification",
            "cn.baoxiu.paper",
            "cn.baoxiu.scorecard"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern =
                            "cn\\.baoxiu\\.(engine\\.models|estate\\.imports|(clock|estate|notification)\\.web)\\..*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "cn\\.baoxiu\\.engine\\.web\\.Models.*")
        })
class KpiApp {}
