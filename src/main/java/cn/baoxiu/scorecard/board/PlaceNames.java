package cn.baoxiu.scorecard.board;

import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names of companies and projects by code. */
@Component
class PlaceNames {

    private final JdbcClient jdbc;
    private final Projects projects;

    PlaceNames(JdbcClient jdbc, Projects projects) {
        this.jdbc = jdbc;
        this.projects = projects;
    }

    Map<String, String> companies() {
        Map<String, String> names = new TreeMap<>();
        jdbc.sql("select distinct code, name from v_estate_kpi_company").query(row -> {
            names.put(row.getString("code"), row.getString("name"));
        });
        return names;
    }

    Map<String, String> projects() {
        return projects.all().stream().collect(Collectors.toMap(Project::code, Project::name));
    }
}
