package cn.baoxiu.repair;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.Groups;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wall of a duty room: what is urgent stands first, on the level it has reached, and only within the walls. */
abstract class WallContract extends CaseContract {

    private static final Pattern CASE = Pattern.compile("href=\"/cases/(BX-[^\"]+)\"");

    /** A subsidiary with two projects that no other test reports for, and one beside it. */
    private static final String HILLS = "HB-XSY-1-1-0101";

    private static final String RIVER = "HB-HHC-1-1-0101";
    private static final String ELSEWHERE = "XN-JJT-1-1-0101";

    @BeforeEach
    void people() {
        EngineTime.moveTo(
                LocalDateTime.parse("2026-09-03T09:00").atZone(EngineTime.ZONE).toInstant());
        person("wall.clerk", "huabei", Groups.PROPERTY_CS);
        person("wall.office", "huabei", Groups.WARRANTY_OFFICE);
        person("wall.west", "xinan", Groups.PROPERTY_CS);
        for (String home : List.of(HILLS, RIVER, ELSEWHERE)) {
            jdbc.sql(
                            "update repair_case set stage = 'CLOSED', outcome = 'WITHDRAWN', open_since = null, next_due = null,"
                                    + " escalation_level = 0 where location_code = ?")
                    .param(home)
                    .update();
        }
    }

    @AfterEach
    void clockBack() {
        EngineTime.reset();
    }

    @Test
    void whatRunsOutFirstStandsFirst() throws Exception {
        String days = report("wall.clerk", HILLS, "WINDOW", "LOOSE", "LIVING_ROOM");
        String hour = report("wall.clerk", HILLS, "LEAK", "SEEPAGE", "BATHROOM");
        String minutes = report("wall.clerk", HILLS, "LEAK", "RUNNING_WATER", "KITCHEN", "WATER_RUNNING");
        assertThat(lanes("wall.office", "/wall"))
                .containsExactly(List.of(), List.of(), List.of(), List.of(minutes, hour, days));
        assertThat(lanes("wall.office", "/wall/board"))
                .as("the part that is asked for again and again")
                .isEqualTo(lanes("wall.office", "/wall"));
        String board = page("wall.office", "/wall/board").getContentAsString();
        assertThat(board)
                .contains("id=\"wall\"", "hx-get=\"/wall/board", "剩 15 分钟", "西山院")
                .doesNotContain("<html");
    }

    @Test
    void anEscalatedCaseStandsOnTheLevelItHasReached() throws Exception {
        String quiet = report("wall.clerk", HILLS, "WINDOW", "LOOSE", "LIVING_ROOM");
        String loud = report("wall.clerk", HILLS, "LEAK", "SEEPAGE", "BATHROOM");
        assertThat(send("wall.clerk", "/api/cases/" + loud + "/escalations", Map.of("reason", "没人管")))
                .isEqualTo(204);
        JsonNode escalation =
                read("wall.office", "/api/cases/" + loud).get("escalations").get(0);
        int level = escalation.get("level").asInt();
        List<List<String>> lanes = lanes("wall.office", "/wall/board");
        assertThat(lanes.get(3 - level)).containsExactly(loud);
        assertThat(lanes.get(3)).containsExactly(quiet);
    }

    @Test
    void subsidiaryAndProjectNarrowTheWall() throws Exception {
        String hills = report("wall.clerk", HILLS, "WINDOW", "LOOSE", "LIVING_ROOM");
        String river = report("wall.clerk", RIVER, "WINDOW", "LOOSE", "LIVING_ROOM");
        String elsewhere = report("wall.west", ELSEWHERE, "WINDOW", "LOOSE", "LIVING_ROOM");
        assertThat(all("wall.office", "/wall/board")).containsExactlyInAnyOrder(hills, river);
        assertThat(all("wall.office", "/wall/board?project=HB-HHC")).containsExactly(river);
        assertThat(all("wall.office", "/wall/board?project=XN-JJT")).isEmpty();
        assertThat(all("wall.office", "/wall/board?subsidiary=xinan"))
                .as("another company's wall")
                .isEmpty();
        assertThat(all("journey.hotline", "/wall/board?subsidiary=xinan")).containsExactly(elsewhere);
        assertThat(all("journey.hotline", "/wall?subsidiary=huabei&project=HB-XSY"))
                .containsExactly(hills);
        assertThat(page("wall.office", "/wall?project=HB-HHC").getContentAsString())
                .as("the board asks for the same again")
                .contains("project=HB-HHC")
                .doesNotContain("锦江天樾");
    }

    @Test
    void aCompanyHasNoWall() throws Exception {
        assertThat(page("journey.c101", "/wall").getStatus()).isEqualTo(403);
        assertThat(page("journey.c101", "/wall/board").getStatus()).isEqualTo(403);
    }

    private String report(
            String person, String home, String defectClass, String symptom, String place, String... hazards) {
        return as(
                person,
                () -> starter.start(
                        "repair-case",
                        map(
                                "homeCode",
                                home,
                                "place",
                                place,
                                "defectClass",
                                defectClass,
                                "symptom",
                                symptom,
                                "hazards",
                                List.of(hazards),
                                "description",
                                DESCRIPTION,
                                "reporterName",
                                REPORTER,
                                "reporterPhone",
                                PHONE,
                                "channel",
                                "PHONE")));
    }

    private List<String> all(String person, String path) throws Exception {
        return lanes(person, path).stream().flatMap(List::stream).toList();
    }

    /** Case numbers of levels 3, 2, 1 and of the cases on none, as they stand one below the other. */
    private List<List<String>> lanes(String person, String path) throws Exception {
        String html = page(person, path).getContentAsString();
        List<List<String>> lanes = new ArrayList<>();
        String[] sections = html.split("<section");
        for (int i = 1; i < sections.length; i++) {
            List<String> lane = new ArrayList<>();
            Matcher found = CASE.matcher(sections[i]);
            while (found.find()) {
                lane.add(found.group(1));
            }
            lanes.add(lane);
        }
        return lanes;
    }
}
