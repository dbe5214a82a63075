package cn.baoxiu.estate;

import java.util.List;

/**
 * What a text says about where: of the three the most exact one holds that is not empty.
 *
 * @param projects codes of the projects meant, all that the reader may see if none is named
 * @param buildings labels of the buildings meant, such as {@code 3号楼}
 * @param rooms whether a room is named; then {@code homes} are meant, none if there is no such room
 * @param homes codes of the homes meant
 * @param rest what is left of the text
 */
public record WrittenPlace(
        List<String> projects, List<String> buildings, boolean rooms, List<String> homes, String rest) {}
