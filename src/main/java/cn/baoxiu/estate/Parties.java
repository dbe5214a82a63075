package cn.baoxiu.estate;

import java.util.List;
import java.util.Optional;

/** Contractors and third-party repairers. */
public interface Parties {

    Optional<Party> find(String code);

    /** Contractors with a contract in the project, main contractor first. */
    List<Party> contractorsOf(String project);

    /** Third parties that work for the subsidiary, or for all. */
    List<Party> thirdPartiesOf(String subsidiary);

    List<Party> all();
}
