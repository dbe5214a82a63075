package cn.baoxiu.estate;

/** A project of a subsidiary, for example {@code HN-YJT}, 越江台, 广州市. */
public record Project(String code, String name, String city) {}
