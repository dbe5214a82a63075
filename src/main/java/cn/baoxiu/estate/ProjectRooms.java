package cn.baoxiu.estate;

import java.util.List;

/** Projects and their homes, for files in which people wrote them in their own ways. */
public interface ProjectRooms {

    List<Project> projectsOf(String subsidiary);

    /** Homes of the project at the address, by code: several if the address has no building or no entrance. */
    List<Location> homesAt(String project, RoomAddress address);

    /** Codes of the main contractors that the project's contracts name; more than one if they do not agree. */
    List<String> mainContractorsOf(String project);
}
