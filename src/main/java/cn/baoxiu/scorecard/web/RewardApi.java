package cn.baoxiu.scorecard.web;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.NewFile;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.attachment.SentFiles;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.scorecard.reward.Reward;
import cn.baoxiu.scorecard.reward.RewardForm;
import cn.baoxiu.scorecard.reward.RewardSum;
import cn.baoxiu.scorecard.reward.Rewards;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Rewards and penalties over HTTP. They are confirmed on their page, by people. */
@RestController
@Tag(name = "rewards", description = "Rewards and penalties of people: entered by one, confirmed by another")
class RewardApi {

    private static final int SIZE = 100;

    private final Rewards rewards;
    private final Attachments attachments;

    RewardApi(Rewards rewards, Attachments attachments) {
        this.rewards = rewards;
        this.attachments = attachments;
    }

    @GetMapping("/api/rewards")
    @Operation(
            summary =
                    "The own ones, those the user entered, and those of all subsidiaries that the user watches; newest month"
                            + " first, 100 a page; with the sums of what was confirmed of their people")
    @Parameter(name = "month", description = "as 2026-04; empty for all")
    @Parameter(name = "person", description = "user id; empty for all")
    @Parameter(name = "state", description = "ENTERED, CONFIRMED, REFUSED or WITHDRAWN; empty for all")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "403", description = "Contractors and third parties")
    @ApiResponse(responseCode = "422", description = "No month, state or page")
    Page list(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") String page) {
        Rewards.Page found = rewards.list(CardParams.rewards(month, person, state), CardParams.page(page), SIZE);
        return new Page(
                found.rewards().stream()
                        .map(reward -> answer(reward, List.of()))
                        .toList(),
                found.more(),
                found.sums());
    }

    @GetMapping("/api/rewards/{id}")
    @Operation(summary = "One of them, with the names of its files")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "None that the user may see")
    Answer one(@PathVariable long id) {
        return withEvidence(rewards.visible(id));
    }

    @PostMapping(path = "/api/rewards", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enters a reward or penalty; the case is its evidence")
    @ApiResponse(responseCode = "201", description = "Waits for another person to confirm it")
    @ApiResponse(responseCode = "403", description = "Neither developer customer service nor head")
    @ApiResponse(
            responseCode = "422",
            description =
                    "A wrong field, oneself, a person or case of another subsidiary, a case in which the person had no hand,"
                            + " the same again, the month beyond the limits, no evidence")
    Answer enter(@RequestBody Body body) {
        Map<String, String> form = new HashMap<>();
        put(form, RewardForm.SUBSIDIARY, body.subsidiary());
        put(form, RewardForm.PERSON, body.person());
        put(form, RewardForm.MONTH, body.month());
        put(form, RewardForm.KIND, body.kind());
        put(form, RewardForm.POINTS, plain(body.points()));
        put(form, RewardForm.YUAN, plain(body.yuan()));
        put(form, RewardForm.REASON, body.reason());
        put(form, RewardForm.CASE, body.caseNumber());
        return answer(rewards.enter(form, null), List.of());
    }

    @PostMapping(path = "/api/rewards", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "The same with files as evidence; the fields are those of the form on the page")
    @ApiResponse(responseCode = "201", description = "Waits for another person to confirm it")
    @ApiResponse(responseCode = "422", description = "As above, or no picture or PDF")
    Answer enter(
            @RequestParam Map<String, String> form, @RequestPart(name = Attachments.FIELD) List<MultipartFile> sent) {
        List<NewFile> files = SentFiles.of(sent);
        if (files.isEmpty()) {
            return answer(rewards.enter(form, null), List.of());
        }
        try (PreparedFiles prepared = attachments.prepare(files)) {
            return withEvidence(rewards.enter(form, prepared));
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static void put(Map<String, String> form, String field, @Nullable String value) {
        if (value != null) {
            form.put(field, value);
        }
    }

    private Answer withEvidence(Reward reward) {
        return answer(
                reward,
                rewards.evidence(reward).stream().map(Attachment::fileName).toList());
    }

    private static Answer answer(Reward reward, List<String> evidence) {
        return new Answer(
                reward.id(),
                reward.subsidiaryId(),
                reward.person(),
                reward.month().toString(),
                reward.kind().name(),
                reward.points(),
                reward.amountCny(),
                reward.reason(),
                reward.caseNumber(),
                reward.state().name(),
                reward.enteredBy(),
                moment(reward.enteredAt()),
                reward.decidedBy(),
                reward.decidedAt() == null ? null : moment(reward.decidedAt()),
                reward.decisionReason(),
                evidence);
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atZone(EngineTime.ZONE).toOffsetDateTime();
    }

    /**
     * @param person user id
     * @param month as 2026-04
     * @param kind REWARD or PENALTY
     * @param points positive; points or yuan, or both
     */
    record Body(
            @Nullable String subsidiary,
            @Nullable String person,
            @Nullable String month,
            @Nullable String kind,
            @Nullable BigDecimal points,
            @Nullable BigDecimal yuan,
            @Nullable String reason,
            @Nullable String caseNumber) {}

    record Page(List<Answer> rewards, boolean more, List<RewardSum> sums) {}

    record Answer(
            long id,
            String subsidiary,
            String person,
            String month,
            String kind,
            @Nullable BigDecimal points,
            @Nullable BigDecimal yuan,
            String reason,
            @Nullable String caseNumber,
            String state,
            String enteredBy,
            OffsetDateTime enteredAt,
            @Nullable String decidedBy,
            @Nullable OffsetDateTime decidedAt,
            @Nullable String decisionReason,
            List<String> evidence) {}
}
