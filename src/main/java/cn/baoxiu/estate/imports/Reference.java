package cn.baoxiu.estate.imports;

/** What a cell may refer to: codes with the subsidiary each belongs to, or {@link #WHOLE_GROUP}. */
enum Reference {
    SUBSIDIARY("select code, code from estate_subsidiary"),
    PROJECT("select code, subsidiary from estate_project"),
    HOME("select h.code, p.subsidiary from estate_home h join estate_project p on p.code = h.project"),
    CONTRACTOR("select code, '*' from estate_contractor"),
    MAIN_CONTRACTOR("select code, '*' from estate_contractor where kind = 'MAIN'"),
    THIRD_PARTY("select code, coalesce(subsidiary, '*') from estate_third_party"),
    CONTRACT("select c.no, p.subsidiary from estate_contract c join estate_project p on p.code = c.project");

    static final String WHOLE_GROUP = "*";

    private final String sql;

    Reference(String sql) {
        this.sql = sql;
    }

    /** Two columns: code, subsidiary. */
    String sql() {
        return sql;
    }
}
