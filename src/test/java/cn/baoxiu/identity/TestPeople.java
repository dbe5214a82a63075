package cn.baoxiu.identity;

import java.util.List;

/** Two subsidiaries with one person of each kind. */
final class TestPeople {

    static final String PASSWORD = "Probe-Only-4711";
    static final String EAST = "probe-east";
    static final String SOUTH = "probe-south";
    static final String COMPANY = "contractor-P001";
    static final String OTHER_COMPANY = "contractor-P002";

    static final String CLERK_EAST = "probe.clerk.east";
    static final String CLERK_SOUTH = "probe.clerk.south";
    static final String OFFICE_SOUTH = "probe.office.south";
    static final String BUILDER = "probe.builder";
    static final String AUDITOR = "probe.auditor";
    static final String DESIGNER = "probe.designer";
    static final String ADMIN = "probe.root";
    static final String NOBODY = "probe.nobody";

    private TestPeople() {}

    static void create(TenantDirectory tenants, UserDirectory users) {
        tenants.ensureTenant(EAST, "东区测试公司");
        tenants.ensureTenant(SOUTH, "南区测试公司");
        tenants.ensureCompanyGroup(COMPANY, "甲施工");
        tenants.ensureCompanyGroup(OTHER_COMPANY, "乙施工");
        person(users, CLERK_EAST, List.of(Groups.PROPERTY_CS, Groups.PROPERTY_ENGINEERING), List.of(EAST));
        person(users, CLERK_SOUTH, List.of(Groups.PROPERTY_CS, Groups.PROPERTY_ENGINEERING), List.of(SOUTH));
        person(users, OFFICE_SOUTH, List.of(Groups.WARRANTY_OFFICE), List.of(SOUTH));
        person(users, BUILDER, List.of(COMPANY), List.of(EAST, SOUTH));
        person(users, AUDITOR, List.of(Groups.AUDITOR), List.of());
        person(users, DESIGNER, List.of(Groups.DESIGNER), List.of());
        person(users, ADMIN, List.of(Groups.CAMUNDA_ADMIN), List.of());
        person(users, NOBODY, List.of(), List.of());
    }

    private static void person(UserDirectory users, String id, List<String> groups, List<String> tenants) {
        users.create(id, "人", "测试", PASSWORD, groups, tenants);
    }
}
