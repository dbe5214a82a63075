package cn.baoxiu.estate;

/** A project, for example {@code HN-YJT}, 越江台, 广州市, of the subsidiary {@code huanan}, 华南公司. */
public record Project(String code, String name, String city, String subsidiary, String subsidiaryName) {}
