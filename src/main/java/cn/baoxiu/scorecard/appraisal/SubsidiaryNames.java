package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Names of subsidiaries, as their projects tell them. */
@Component
public class SubsidiaryNames {

    private final Projects projects;

    SubsidiaryNames(Projects projects) {
        this.projects = projects;
    }

    /** The code where there is no name. */
    public String of(String code) {
        return projects.all().stream()
                .filter(project -> project.subsidiary().equals(code))
                .map(Project::subsidiaryName)
                .findFirst()
                .orElse(code);
    }

    /** Those of the codes that have projects, by code. */
    public Map<String, String> among(Set<String> codes) {
        Map<String, String> names = new TreeMap<>();
        for (Project project : projects.all()) {
            if (codes.contains(project.subsidiary())) {
                names.put(project.subsidiary(), project.subsidiaryName());
            }
        }
        return names;
    }
}
