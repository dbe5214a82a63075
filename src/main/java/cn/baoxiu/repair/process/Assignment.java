package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.repair.Grade;
import java.util.List;
import java.util.stream.Collectors;

/** Candidate groups that depend on the case. */
@ProcessBean("assignment")
public class Assignment {

    private static final List<String> INSPECTORS = List.of(Groups.WARRANTY_OFFICE, Groups.PROPERTY_ENGINEERING);

    /** Property engineering; in an emergency whoever is on duty (rules R3). */
    public String firstResponders(String grade) {
        return Grade.valueOf(grade) == Grade.P0
                ? String.join(",", Groups.PROPERTY_ENGINEERING, Groups.PROPERTY_CS, Groups.WARRANTY_OFFICE)
                : Groups.PROPERTY_ENGINEERING;
    }

    /** Who decides whether clocks may stand still: nobody who repairs (domain B8). */
    public String pauseDeciders() {
        return String.join(",", Groups.WARRANTY_OFFICE, Groups.DEVELOPER_CS);
    }

    /** Warranty office and property engineering, without the one that repaired. */
    public String inspectors(String repairingGroup) {
        return INSPECTORS.stream().filter(g -> !g.equals(repairingGroup)).collect(Collectors.joining(","));
    }
}
