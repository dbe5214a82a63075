package cn.baoxiu.attachment;

/**
 * A file as somebody sends it; nothing of it is trusted.
 *
 * @param name as the sender calls it
 * @param size in bytes
 */
public record NewFile(String name, long size, Bytes.Source content) {}
