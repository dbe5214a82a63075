package cn.baoxiu.estate;

import org.jspecify.annotations.Nullable;

/**
 * A part of a home or building as people name it.
 *
 * @param seasonKind which seasons count, for a part that heats or cools
 */
public record Part(String code, String name, WarrantyClass warrantyClass, @Nullable SeasonKind seasonKind) {}
