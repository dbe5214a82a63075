package cn.baoxiu.estate.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** For the group's and the property company's people, not for contractors' and third parties' users. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAnyAuthority('property-cs', 'property-engineering', 'warranty-office', 'developer-cs', 'hotline-400',"
        + " 'group-cs', 'engineering', 'design', 'procurement', 'cost', 'subsidiary-head', 'auditor', 'designer',"
        + " 'camunda-admin')")
@interface StaffOnly {}
