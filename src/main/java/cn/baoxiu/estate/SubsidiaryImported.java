package cn.baoxiu.estate;

/** A subsidiary was imported or changed; published in the import's transaction. */
public record SubsidiaryImported(String code, String name) {}
