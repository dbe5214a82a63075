package cn.baoxiu.repair.web;

import cn.baoxiu.repair.listing.CaseFilter;

/** Reads an address of the list as the pages do, for tests of other packages. */
public final class ListFilters {

    private ListFilters() {}

    public static CaseFilter read(String query) {
        return CaseListQuery.read(ListAddress.parse(query));
    }
}
