package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.Letters.State;
import cn.baoxiu.contractor.Rung;
import org.jspecify.annotations.Nullable;

/**
 * Which letters a list shows; null for no matter.
 *
 * @param contractor code
 * @param project code
 * @param delivered whether issued letters have a delivery
 * @param page from 0
 */
public record LetterFilter(
        @Nullable Rung kind,
        @Nullable State state,
        @Nullable String contractor,
        @Nullable String project,
        @Nullable Boolean delivered,
        int page) {}
