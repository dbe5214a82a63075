package cn.baoxiu.estate;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcProjectRooms implements ProjectRooms {

    private final JdbcClient jdbc;

    JdbcProjectRooms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Project> projectsOf(String subsidiary) {
        return jdbc.sql(JdbcProjects.SELECT + " where p.subsidiary = ? order by p.code")
                .param(subsidiary)
                .query(new DataClassRowMapper<>(Project.class))
                .list();
    }

    @Override
    public List<Location> homesAt(String project, RoomAddress address) {
        StringBuilder sql = new StringBuilder(JdbcLocations.COLUMNS).append(" where project = ? and room = ?");
        List<Object> params = new ArrayList<>(List.of(project, address.room()));
        if (address.building() != null) {
            sql.append(" and building_no = ?");
            params.add(address.building());
        }
        if (address.entrance() != null) {
            sql.append(" and entrance_no = ?");
            params.add(address.entrance());
        }
        return jdbc.sql(sql.append(" order by code").toString())
                .params(params)
                .query(JdbcLocations::location)
                .list();
    }

    @Override
    public List<String> mainContractorsOf(String project) {
        return jdbc.sql("select distinct main_contractor from estate_contract where project = ? order by 1")
                .param(project)
                .query(String.class)
                .list();
    }
}
