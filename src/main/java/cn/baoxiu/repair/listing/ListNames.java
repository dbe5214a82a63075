package cn.baoxiu.repair.listing;

import cn.baoxiu.clock.Holders;
import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.repair.casework.Holder;
import cn.baoxiu.repair.casework.Labels;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names of parties, projects and subsidiaries for lists; at most a minute old, so that a list asks for none. */
@Component
public class ListNames {

    private final LoadingCache<Boolean, Map<String, Party>> parties;
    private final Projects projects;
    private final Labels labels;

    ListNames(Parties parties, Projects projects, Labels labels) {
        this.parties =
                Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build(key -> byCode(parties.all()));
        this.projects = projects;
        this.labels = labels;
    }

    private static Map<String, Party> byCode(List<Party> all) {
        Map<String, Party> byCode = new LinkedHashMap<>();
        all.forEach(p -> byCode.put(p.code(), p));
        return byCode;
    }

    /** Name of a party; empty for none, the code if it is new. */
    public String party(@Nullable String code) {
        if (code == null) {
            return "";
        }
        Party party = parties.get(true).get(code);
        return party == null ? code : party.name();
    }

    /** Who holds a case: a duty, a company, the owner, or nobody while it dries. */
    public String holder(@Nullable String holder) {
        if (holder == null) {
            return "";
        }
        if (holder.equals(Holder.WAITING) || holder.equals(Holders.OWNER)) {
            return labels.of("repair.holder", holder);
        }
        return parties.get(true).containsKey(holder) ? party(holder) : labels.of("group", holder);
    }

    public String project(String code) {
        return projects.all().stream()
                .filter(p -> p.code().equals(code))
                .map(Project::name)
                .findFirst()
                .orElse(code);
    }

    public String subsidiary(String code) {
        return projects.all().stream()
                .filter(p -> p.subsidiary().equals(code))
                .map(Project::subsidiaryName)
                .findFirst()
                .orElse(code);
    }

    /** Projects of the subsidiaries, name by code. */
    public Map<String, String> projects(Collection<String> subsidiaries) {
        Map<String, String> names = new LinkedHashMap<>();
        projects.all().stream()
                .filter(p -> subsidiaries.contains(p.subsidiary()))
                .forEach(p -> names.put(p.code(), p.name()));
        return names;
    }

    /** Everybody who can be responsible or repair, name by code. */
    public Map<String, String> parties() {
        Map<String, String> names = new LinkedHashMap<>();
        parties.get(true).values().forEach(p -> names.put(p.code(), p.name()));
        return names;
    }
}
