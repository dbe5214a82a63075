package cn.baoxiu.estate;

/** A contractor or third-party repairer was imported or changed; published in the import's transaction. */
public record CompanyImported(String code, String name, Party.Kind kind) {}
