package cn.baoxiu.estate;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcThirdParties implements ThirdParties {

    private static final String SELECT =
            """
            select t.code, t.name, t.subsidiary, s.suspended_on, s.resumed_on
            from estate_third_party t left join estate_third_party_suspension s on s.third_party = t.code
            """;

    private final JdbcClient jdbc;

    JdbcThirdParties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ThirdParty> of(String subsidiary) {
        return jdbc.sql(
                        SELECT
                                + """
                        where t.subsidiary = ? or t.subsidiary is null
                        order by case when t.subsidiary is null then 1 else 0 end, t.code""")
                .param(subsidiary)
                .query(ThirdParty.class)
                .list();
    }

    @Override
    public Optional<ThirdParty> find(String code) {
        return jdbc.sql(SELECT + "where t.code = ?")
                .param(code)
                .query(ThirdParty.class)
                .optional();
    }

    @Override
    public List<Price> prices(String code, WarrantyClass warrantyClass) {
        return jdbc.sql("select item, unit, price_cny from estate_price where third_party = ? and warranty_class = ?"
                        + " order by item")
                .params(code, warrantyClass.name())
                .query(Price.class)
                .list();
    }
}
