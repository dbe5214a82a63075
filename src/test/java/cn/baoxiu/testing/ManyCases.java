package cn.baoxiu.testing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fills PostgreSQL with a number of cases of the sample group, for tests and benchmarks: three years of reports spread
 * over its homes, 3 % of them open, with reports, search terms, promises, work orders and eight lines of timeline
 * each. The same number and time give the same cases. The reference data must have been imported; the cases have no
 * process instances.
 */
public final class ManyCases {

    /** What owners say. The first are said most often, as in life. */
    public static final List<Defect> DEFECTS = List.of(
            new Defect("LEAK", "BATHROOM", "SEEPAGE", "主卫淋浴区墙面渗水，隔壁卧室墙纸发霉"),
            new Defect("LEAK", "WINDOW_EDGE", "SEEPAGE", "下雨后飘窗左下角渗水，墙面起皮"),
            new Defect("HOLLOW", "LIVING_ROOM", "HOLLOW", "客厅地砖空鼓，踩上去有响声"),
            new Defect("WINDOW", "BEDROOM", "WILL_NOT_LOCK", "次卧窗户关不严，锁点错位漏风"),
            new Defect("DRAIN", "KITCHEN", "BLOCKED", "厨房下水慢，地漏返水有异味"),
            new Defect("CRACK", "LIVING_ROOM", "CRACK", "客厅顶棚有一条长裂缝，越来越明显"),
            new Defect("PAINT", "BEDROOM", "PEELING", "主卧墙面乳胶漆起皮脱落"),
            new Defect("DOOR", "ENTRANCE_DOOR", "WILL_NOT_LOCK", "入户门锁不上，反锁旋钮打滑"),
            new Defect("POWER", "LIVING_ROOM", "TRIPPING", "客厅插座回路经常跳闸"),
            new Defect("WATER", "BATHROOM", "RUNNING_WATER", "洗手台角阀漏水，地面一直有积水"),
            new Defect("LEAK", "KITCHEN", "RUNNING_WATER", "厨房漏水，水从吊顶往下滴"),
            new Defect("FLOOR", "BEDROOM", "ARCHING", "次卧木地板起拱，接缝处翘起"),
            new Defect("CABINET", "KITCHEN", "LOOSE", "橱柜吊柜门铰链松动，关不上"),
            new Defect("SANITARY", "BATHROOM", "BROKEN", "马桶冲水后底部渗水，密封圈老化"),
            new Defect("STONE_TILE", "BALCONY", "HOLLOW", "阳台墙砖空鼓开裂，怕掉下来"),
            new Defect("HVAC", "BEDROOM", "NO_HEAT", "主卧地暖不热，其他房间正常"),
            new Defect("ELV", "LIVING_ROOM", "NO_SIGNAL", "可视对讲没有声音，无法开单元门"),
            new Defect("LEAK", "ROOF", "RECURRING_SEEPAGE", "顶层屋面反复渗漏，修过两次仍漏"),
            new Defect("LEAK", "EXTERNAL_WALL", "SEEPAGE", "外墙渗水到卧室，靠窗墙角发黑"),
            new Defect("METAL", "BALCONY", "RUST", "阳台栏杆生锈，有一处松动"),
            new Defect("APPLIANCE", "KITCHEN", "BROKEN", "油烟机异响，止逆阀打不开"),
            new Defect("POWER", "BEDROOM", "NO_POWER", "次卧整间没电，灯和插座都不亮"),
            new Defect("HVAC", "LIVING_ROOM", "NO_COOLING", "中央空调不制冷，出风口滴水"),
            new Defect("ODOUR", "BATHROOM", "SMELL", "卫生间返臭，关门后更明显"),
            new Defect("WINDOW", "LIVING_ROOM", "BROKEN", "阳台推拉门玻璃自爆"),
            new Defect("CRACK", "BEDROOM", "CRACK", "窗台下方墙体斜向开裂"),
            new Defect("SPALL", "BASEMENT", "PEELING", "地下室墙面起砂返碱"),
            new Defect("WATER", "KITCHEN", "LOW_PRESSURE", "热水水压低，洗澡忽冷忽热"),
            new Defect("DOOR", "BEDROOM", "WILL_NOT_OPEN", "卧室门变形卡住，推不开"),
            new Defect("LEAK", "BALCONY", "SEEPAGE", "楼上阳台漏水到我家晾衣架"),
            new Defect("POWER", "BATHROOM", "LEAKAGE_CURRENT", "卫生间插座漏电，碰水龙头发麻"),
            new Defect("HOLLOW", "BEDROOM", "FALLING", "主卧顶棚抹灰层空鼓脱落一块"),
            new Defect("LIFT", "COMMON_AREA", "ENTRAPMENT", "电梯困人，停在五楼不动"),
            new Defect("GARAGE", "COMMON_AREA", "SEEPAGE", "地库车位上方滴水，腐蚀车漆"),
            new Defect("FIRE", "CORRIDOR", "BROKEN", "楼道消防栓箱玻璃破碎"),
            new Defect("LANDSCAPE", "COMMON_AREA", "BROKEN", "儿童乐园地垫破损绊脚"),
            new Defect("STRUCT", "BASEMENT", "SETTLEMENT", "地下室墙体沉降变形，裂缝能插进硬币"),
            new Defect("ELV", "ENTRANCE_DOOR", "BROKEN", "智能门锁指纹失灵，只能用钥匙"));

    /** Said once in a thousand reports. */
    public static final String RARE = "白蚁";

    private final JdbcTemplate jdbc;
    private final int count;
    private final OffsetDateTime now;

    private ManyCases(JdbcTemplate jdbc, int count, Instant now) {
        this.jdbc = jdbc;
        this.count = count;
        this.now = now.atOffset(ZoneOffset.UTC);
    }

    /** @param now until when cases were reported; they reach back three years */
    public static void fill(JdbcTemplate jdbc, int count, Instant now) {
        new ManyCases(jdbc, count, now).fill();
    }

    private void fill() {
        homes();
        parties();
        defects();
        drafts();
        cases();
        reports();
        terms();
        promises();
        orders();
        timeline();
        for (String table : List.of("home", "party", "defect", "pair", "draft")) {
            jdbc.execute("drop table many_" + table);
        }
        jdbc.execute("analyze");
    }

    private void homes() {
        jdbc.execute(
                """
                create table many_home as
                select row_number() over (order by md5(h.code)) - 1 as k, h.code, h.project, p.subsidiary, h.building,
                  h.entrance, h.room, v.display_name, coalesce(o.name, '李建国') as owner_name,
                  coalesce(o.phone, '19099990000') as owner_phone
                from estate_home h join estate_project p on p.code = h.project
                join v_estate_location v on v.code = h.code
                left join estate_ownership o on o.home = h.code and o.until_date is null""");
    }

    private void parties() {
        jdbc.execute(
                """
                create table many_party as
                select project, contractor,
                  row_number() over (partition by project order by contractor) - 1 as k,
                  count(*) over (partition by project) as parties
                from (select distinct project, contractor from estate_contract) c""");
    }

    private void defects() {
        jdbc.execute("create table many_defect (k integer, defect_class varchar(30), place varchar(30),"
                + " symptom varchar(30), description varchar(100))");
        jdbc.execute("create table many_pair (k integer, term varchar(20))");
        for (int k = 0; k < DEFECTS.size(); k++) {
            Defect defect = DEFECTS.get(k);
            jdbc.update(
                    "insert into many_defect values (?, ?, ?, ?, ?)",
                    k,
                    defect.defectClass,
                    defect.place,
                    defect.symptom,
                    defect.description);
            for (String pair : pairs(defect.description)) {
                jdbc.update("insert into many_pair values (?, ?)", k, pair);
            }
        }
    }

    /** As the room intake does it for Chinese text. */
    static Set<String> pairs(String text) {
        Set<String> pairs = new LinkedHashSet<>();
        for (String run : text.split("[^\\p{IsHan}\\p{IsAlphabetic}\\p{IsDigit}]+", -1)) {
            for (int i = 0; i + 1 < run.length(); i++) {
                pairs.add(run.substring(i, i + 2));
            }
        }
        return pairs;
    }

    /** One line per case with all that the tables below have in common. */
    private void drafts() {
        jdbc.update(
                """
                create table many_draft as
                with numbered as (
                  select i, mod(i * 7919, 100003) as r, mod(i * 104729, 99991) as s
                  from generate_series(1, cast(? as bigint)) as g (i)),
                placed as (
                  select n.i, n.r, n.s, h.*,
                    cast(? as timestamptz) - interval '1 second' * ((? - n.i) * 94608000.0 / ?) as reported_at,
                    (n.i > ? * 0.975 and mod(n.r, 10) < 9) or mod(n.r, 130) = 0 as is_open,
                    cast(floor(38 * power(mod(n.s, 1000) / 1000.0, 2)) as integer) as defect
                  from numbered n join many_home h on h.k = mod(n.i * 7919, (select count(*) from many_home)))
                select p.*, 'BX-' || p.project || '-' || to_char(p.reported_at at time zone 'Asia/Shanghai', 'YYYYMMDD')
                    || '-' || lpad(cast(row_number() over (
                      partition by p.project, date(p.reported_at at time zone 'Asia/Shanghai') order by p.i) as text), 4, '0')
                    as case_number,
                  case when p.is_open then (array['ASSESSING', 'ASSESSING', 'DISPATCHING', 'REPAIRING', 'REPAIRING',
                    'REPAIRING', 'DRYING', 'INSPECTING', 'CONFIRMING'])[mod(p.s, 9) + 1] else 'CLOSED' end as stage,
                  case when mod(p.r, 100) < 1 then 'P0' when mod(p.r, 100) < 13 then 'P1' when mod(p.r, 100) < 84 then 'P2'
                    when mod(p.r, 200) < 199 then 'P3' else 'P4' end as grade,
                  m.contractor as responsible,
                  case when mod(p.s, 100) < 12 then 'PROPERTY' when mod(p.s, 100) < 14 then 'T003' else m.contractor end
                    as repairing
                from placed p
                join many_party m on m.project = p.project and m.k = mod(p.s, m.parties)""",
                count,
                now,
                count,
                count,
                count);
        jdbc.execute("alter table many_draft add primary key (case_number)");
    }

    private void cases() {
        jdbc.execute(
                """
                insert into repair_case (case_number, row_version, subsidiary, project, location_code, location_name,
                  building, entrance, room, place, defect_class, symptom, hazards, group_complaint, reported_at,
                  round_reported_at, closed_at, stage, outcome, closing_kind, round, rework_count, handover_count, grade,
                  warranty_class, coverage, payer, handling, in_warranty, responsible_party, repairing_party, holder,
                  open_since, current_class, number_tail, next_due)
                select d.case_number, 0, d.subsidiary, d.project, d.code, d.display_name, d.building, d.entrance, d.room,
                  t.place, t.defect_class, t.symptom, '', mod(d.s, 50) = 0, d.reported_at, d.reported_at,
                  case when d.is_open then null else d.reported_at + (1 + mod(d.r, 40)) * interval '9 hours' end,
                  d.stage, case when d.is_open then null when mod(d.s, 20) = 0 then 'WITHDRAWN' else 'REPAIRED' end,
                  case when d.is_open then null else 'OWNER' end, 1, case when mod(d.r, 12) = 0 then 1 else 0 end, 0,
                  d.grade, 'WATERPROOF', 'COVERED', 'CONTRACTOR', 'CONTRACTOR', true,
                  case when d.stage = 'ASSESSING' then null else d.responsible end,
                  case when d.stage = 'ASSESSING' then null else d.repairing end,
                  case d.stage when 'CLOSED' then null when 'ASSESSING' then 'property-engineering'
                    when 'DRYING' then 'WAITING' when 'INSPECTING' then 'warranty-office'
                    when 'CONFIRMING' then 'property-cs'
                    else case when d.repairing = 'PROPERTY' then 'property-engineering' else d.repairing end end,
                  case when d.is_open then d.reported_at end, t.defect_class,
                  cast(reverse(translate(right(d.case_number, 13), '-', '')) || '0000' as bigint),
                  case when d.is_open and d.stage <> 'CONFIRMING' then d.reported_at + (1 + mod(d.s, 20)) * interval '1 day' end
                from many_draft d join many_defect t on t.k = d.defect
                order by d.i""");
    }

    private void reports() {
        jdbc.execute(
                """
                insert into intake_report (case_number, location_code, defect_class, place, symptom, description, hazards,
                  reporter_name, reporter_phone, channel, reported_at, received_at, received_by, reopened)
                select d.case_number, d.code, t.defect_class, t.place, t.symptom,
                  t.description || case when mod(d.r, 1000) = 7 then '，怀疑有%s' else '' end, '', d.owner_name,
                  d.owner_phone, 'COUNTER', d.reported_at, d.reported_at, 'many', false
                from many_draft d join many_defect t on t.k = d.defect
                order by d.i"""
                        .formatted(RARE));
    }

    private void terms() {
        jdbc.execute(
                """
                insert into intake_search_term (term, case_number, kind)
                select term, case_number, min(kind) from (
                  select p.term, d.case_number, 'T' as kind from many_draft d join many_pair p on p.k = d.defect
                  union all
                  select '%s', case_number, 'T' from many_draft where mod(r, 1000) = 7
                  union all
                  select right(case_number, 4), case_number, 'C' from many_draft
                  union all
                  select room, case_number, 'R' from many_draft
                  union all
                  select substring(owner_name from 1 for 2), case_number, 'N' from many_draft
                  union all
                  select substring(owner_name from 2 for 2), case_number, 'N' from many_draft
                    where char_length(owner_name) > 2
                  union all
                  select owner_phone, case_number, 'P' from many_draft
                  union all
                  select right(owner_phone, 4), case_number, 'P' from many_draft) all_terms
                group by term, case_number
                order by term, case_number"""
                        .formatted(RARE));
    }

    /** Four to the owner; of the closed cases one in ten was late. */
    private void promises() {
        jdbc.execute(
                """
                insert into clock_promise (case_number, round_no, kind, party, started_at, counted_from, calendar, amount, due, first_due,
                  provisional, met_at, state, open_key)
                select d.case_number, 1, p.kind, p.party, d.reported_at, d.reported_at, 'CAL_24X7', 'PT24H', x.due, x.due, false,
                  case when x.runs then null else d.reported_at + interval '1 hour' end,
                  case when x.runs then 'OPEN' when mod(d.s, 10) = 0 then 'BREACHED' else 'MET' end,
                  case when x.runs then d.case_number || '|1|' || p.kind end
                from many_draft d
                cross join (values ('FIRST_CONTACT', 'property-engineering'), ('ON_SITE', 'property-engineering'),
                  ('SURVEY', 'property-engineering'), ('FINISH', 'warranty-office')) as p (kind, party)
                cross join lateral (select d.reported_at + (1 + mod(d.s, 20)) * interval '1 day' as due,
                  d.is_open and d.stage <> 'CONFIRMING' and p.kind = 'FINISH' as runs) x""");
    }

    private void orders() {
        jdbc.execute(
                """
                insert into repair_work_order (case_number, round, kind, party, work_scope, ordered_at, ordered_by,
                  accepted_at)
                select case_number, 1, 'DISPATCH', repairing, '查明原因并修复', reported_at + interval '1 day', 'many',
                  reported_at + interval '26 hours'
                from many_draft where stage <> 'ASSESSING'
                order by i""");
        jdbc.execute(
                """
                insert into repair_case_company (company, reported_at, case_number, open_since, closed_at, grade)
                select d.repairing, c.reported_at, c.case_number, c.open_since, c.closed_at, c.grade
                from many_draft d join repair_case c on c.case_number = d.case_number
                where d.stage <> 'ASSESSING' and d.repairing <> 'PROPERTY'
                order by d.repairing, c.reported_at""");
    }

    private void timeline() {
        jdbc.execute(
                """
                insert into repair_timeline (case_number, round, happened_at, actor, kind, note)
                select d.case_number, 1, d.reported_at + k.n * interval '3 hours', 'many', k.kind, k.note
                from many_draft d cross join (values (0, 'REPORTED', null), (1, 'TRIAGED', 'P2'),
                  (2, 'OWNER_CONTACTED', '已约定上门时间'), (3, 'ARRIVED', null), (4, 'SURVEYED', '现场查看属实'),
                  (5, 'FOUND', '合同第十二条'), (6, 'DISPATCHED', '查明原因并修复'), (7, 'CLOSED', 'REPAIRED'))
                  as k (n, kind, note)
                where k.n < 4 or d.stage <> 'ASSESSING'
                order by d.i, k.n""");
    }

    /** A sentence of an owner and what it is. */
    public record Defect(String defectClass, String place, String symptom, String description) {}
}
