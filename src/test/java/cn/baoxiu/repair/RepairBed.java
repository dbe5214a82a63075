package cn.baoxiu.repair;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baoxiu.engine.BackgroundWork;
import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.InstanceTimers;
import cn.baoxiu.engine.Messages;
import cn.baoxiu.engine.MidwayStarter;
import cn.baoxiu.engine.ProcessVariable;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.engine.TaskDates;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.engine.guard.HouseFeel;
import cn.baoxiu.escalation.EscalationCause;
import cn.baoxiu.escalation.EscalationView;
import cn.baoxiu.escalation.Escalations;
import cn.baoxiu.estate.Location;
import cn.baoxiu.estate.Locations;
import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.estate.SeasonKind;
import cn.baoxiu.estate.Seasons;
import cn.baoxiu.estate.WarrantyAnswer;
import cn.baoxiu.estate.WarrantyClass;
import cn.baoxiu.estate.WarrantyRegister;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.notification.Deliveries;
import cn.baoxiu.notification.Notifications;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The room and the clock as they are, on an engine and a database of their own in memory; estate, intake and identity
 * are played. Starts in a second or two, so every scenario of the model is tried on it.
 */
@TestConfiguration(proxyBeanMethods = false)
@EnableTransactionManagement(proxyTargetClass = true)
@Import({EngineTime.class, PlayedLadder.class})
@ComponentScan(
        basePackages = {
            "cn.baoxiu.repair.casework",
            "cn.baoxiu.repair.process",
            "cn.baoxiu.clock",
            "cn.baoxiu.identity.link"
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "cn\\.baoxiu\\.clock\\.web\\..*"))
class RepairBed {

    static final String HOME = "HN-YJT-3-1-1201";
    static final String MAIN_CONTRACTOR = "C001";
    static final String OTHER_CONTRACTOR = "C102";
    static final String THIRD_PARTY = "T003";

    private static final Set<String> CLOCK = Set.of("startEvent_clockDue", "event_nextClockEvent");

    static AnnotationConfigApplicationContext start() {
        return new AnnotationConfigApplicationContext(RepairBed.class);
    }

    @Bean
    DataSource dataSource() {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1", "baoxiu", "");
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return pool;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/repair");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    PlayedPhotos attachments(Clock clock) {
        return new PlayedPhotos(clock);
    }

    @Bean
    SpringProcessEngineConfiguration engineConfiguration(
            ApplicationContext context, DataSource dataSource, PlatformTransactionManager transactions)
            throws IOException {
        var configuration = new SpringProcessEngineConfiguration() {
            /** The coverage extension asks for a new engine; there is one. */
            @Override
            public ProcessEngine buildProcessEngine() {
                return processEngine == null ? super.buildProcessEngine() : processEngine;
            }
        };
        ProcessCoverageConfigurator.initializeProcessCoverageExtensions(configuration);
        // The REST interfaces of a running program find their engine under the default name in a static registry.
        configuration.setProcessEngineName("repair-bed");
        configuration.setApplicationContext(context);
        configuration.setExpressionManager(new SpringExpressionManager(context, null));
        configuration.setDataSource(dataSource);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("full");
        configuration.setJobExecutorActivate(false);
        configuration.setDeploymentResources(models());
        var decisions = new DefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(HouseFeel.factory());
        configuration.setDmnEngineConfiguration(decisions);
        return configuration;
    }

    private static Resource[] models() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        List<Resource> models = new ArrayList<>(List.of(resolver.getResources("classpath:processes/repair/*.bpmn")));
        models.addAll(List.of(resolver.getResources("classpath:processes/repair/*.dmn")));
        models.addAll(List.of(resolver.getResources("classpath:processes/clock/*.dmn")));
        return models.toArray(Resource[]::new);
    }

    @Bean
    ProcessEngine processEngine(SpringProcessEngineConfiguration configuration) {
        return configuration.buildProcessEngine();
    }

    @Bean
    Decisions decisions(ObjectProvider<ProcessEngine> engine) {
        return (key, inForceAt, inputs) -> {
            DecisionService service = engine.getObject().getDecisionService();
            VariableMap variables = Variables.createVariables();
            variables.putAll(inputs);
            List<Map<String, Object>> rows = new ArrayList<>();
            service.evaluateDecisionByKey(key)
                    .variables(variables)
                    .evaluate()
                    .forEach(row -> rows.add(row.getEntryMap()));
            return new Decisions.Answer(key, 1, rows);
        };
    }

    @Bean
    Messages messages(ObjectProvider<ProcessEngine> engine) {
        return new Messages() {

            @Override
            public boolean correlate(String process, String businessKey, String message, Map<String, ?> form) {
                return sent(waiting(businessKey, message).setVariable(SubmittedForm.VARIABLE, formValue(form)));
            }

            @Override
            public boolean correlate(
                    String process, String businessKey, ProcessVariable<Long> variable, long value, String message) {
                return sent(waiting(businessKey, message).processInstanceVariableEquals(variable.name(), value));
            }

            private MessageCorrelationBuilder waiting(String businessKey, String message) {
                return engine.getObject()
                        .getRuntimeService()
                        .createMessageCorrelation(message)
                        .processInstanceBusinessKey(businessKey);
            }
        };
    }

    private static boolean sent(MessageCorrelationBuilder message) {
        try {
            message.correlate();
            return true;
        } catch (MismatchingMessageCorrelationException e) {
            return false;
        }
    }

    @Bean
    TaskDates taskDates(ObjectProvider<ProcessEngine> engine) {
        return (process, businessKey, datesOf) -> {
            TaskService tasks = engine.getObject().getTaskService();
            tasks.createTaskQuery()
                    .processDefinitionKey(process)
                    .processInstanceBusinessKey(businessKey)
                    .list()
                    .forEach(task -> datesOf.apply(task.getTaskDefinitionKey()).ifPresent(dates -> {
                        task.setDueDate(dates.due() == null ? null : Date.from(dates.due()));
                        task.setFollowUpDate(dates.followUp() == null ? null : Date.from(dates.followUp()));
                        tasks.saveTask(task);
                    }));
        };
    }

    @Bean
    InstanceTimers instanceTimers(ObjectProvider<ProcessEngine> engine) {
        return new InstanceTimers() {
            @Override
            public void move(String process, String businessKey, Collection<String> activities, Instant due) {
                ManagementService management = engine.getObject().getManagementService();
                engine
                        .getObject()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(businessKey, process)
                        .list()
                        .stream()
                        .flatMap(i -> management.createJobQuery().processInstanceId(i.getId()).timers().list().stream())
                        .filter(job -> CLOCK.contains(management
                                .createJobDefinitionQuery()
                                .jobDefinitionId(job.getJobDefinitionId())
                                .singleResult()
                                .getActivityId()))
                        .forEach(job -> management.setJobDuedate(job.getId(), Date.from(due)));
            }

            @Override
            public void moveLocked(
                    String process,
                    String businessKey,
                    Collection<String> activities,
                    Supplier<Optional<Instant>> due) {
                due.get().ifPresent(at -> move(process, businessKey, activities, at));
            }

            @Override
            public void moveIn(String instanceId, Collection<String> activities, Instant due) {
                throw new UnsupportedOperationException("one instance runs for a case");
            }
        };
    }

    /** What would have been said; nobody is told here. */
    /** What owners would be told. */
    static class ToldOwners {

        final List<OwnerNotice> notices = new ArrayList<>();

        @EventListener
        void tell(OwnerNotice notice) {
            notices.add(notice);
        }
    }

    @Bean
    ToldOwners toldOwners() {
        return new ToldOwners();
    }

    /** No paper with new holidays arrives here. */
    @Bean
    BackgroundWork backgroundWork() {
        return mock(BackgroundWork.class);
    }

    @Bean
    Notifications notifications() {
        return notice -> {};
    }

    @Bean
    Deliveries deliveries() {
        return (caseNumber, key) -> true;
    }

    @Bean
    PlayedEscalations escalations() {
        return new PlayedEscalations();
    }

    @Bean
    TaskInbox taskInbox() {
        TaskInbox none = mock(TaskInbox.class);
        when(none.allOfCase(any())).thenReturn(List.of());
        return none;
    }

    /** The chain: runs when told so. */
    static final class PlayedEscalations implements Escalations {

        final List<EscalationCause> raised = new ArrayList<>();
        final Set<String> running = new HashSet<>();
        final List<String> dropped = new ArrayList<>();
        final List<String> changed = new ArrayList<>();
        final List<String> carriedOver = new ArrayList<>();

        @Override
        public Optional<EscalationView> raise(EscalationCause cause) {
            raised.add(cause);
            return Optional.empty();
        }

        @Override
        public void caseChanged(String caseNumber) {
            changed.add(caseNumber);
        }

        @Override
        public Optional<String> caseOfReference(String reference) {
            return Optional.empty();
        }

        @Override
        public void carryOver(String caseNumber, String into) {
            carriedOver.add(caseNumber + " " + into);
        }

        @Override
        public void eraseWords(Collection<String> caseNumbers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void ownerSays(String caseNumber, boolean agrees, String words) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void drop(String caseNumber, String reason) {
            dropped.add(caseNumber);
            running.remove(caseNumber);
        }

        @Override
        public Optional<EscalationView> running(String caseNumber) {
            return running.contains(caseNumber)
                    ? Optional.of(new EscalationView(
                            1, caseNumber, 1, EngineTimeNow.now(), null, null, null, List.of(), List.of()))
                    : Optional.empty();
        }

        @Override
        public List<EscalationView> of(String caseNumber) {
            return running(caseNumber).stream().toList();
        }
    }

    @Bean
    MidwayStarter midwayStarter(ObjectProvider<ProcessEngine> engine) {
        return (process, businessKey, tenant, variables, at) -> {
            var builder = engine.getObject()
                    .getRuntimeService()
                    .createProcessInstanceByKey(process)
                    .businessKey(businessKey)
                    .setVariables(new HashMap<>(variables))
                    .startBeforeActivity(at.activity());
            at.flows().forEach(builder::startTransition);
            builder.execute();
        };
    }

    static Object formValue(Map<String, ?> values) {
        return Variables.stringValue(SubmittedForm.toJson(values), true);
    }

    @Bean
    ReportReceiver reportReceiver(RepairCases cases) {
        return form -> {
            String reopens = form.text("reopens", 40);
            Instant now = EngineTimeNow.now();
            if (reopens != null) {
                cases.reopen(reopens, now);
                return reopens;
            }
            return cases.open(new NewCase(
                    HOME,
                    form.requiredChoice("place", Place.class),
                    null,
                    form.requiredChoice("defectClass", DefectClass.class),
                    form.requiredChoice("symptom", Symptom.class),
                    null,
                    form.choices("hazards", Hazard.class),
                    now,
                    false,
                    form.text("duplicateOf", 40),
                    null));
        };
    }

    @Bean
    CaseReports caseReports() {
        return caseNumber -> List.of(new CaseReports.ReportFacts(
                "主卫顶部渗水",
                List.of(),
                "李大明",
                "138****5678",
                "COUNTER",
                EngineTimeNow.now(),
                EngineTimeNow.now(),
                "clerk",
                null,
                null));
    }

    @Bean
    PlayedUser currentUser() {
        return new PlayedUser();
    }

    @Bean
    Locations locations() {
        return new Locations() {
            @Override
            public Optional<Location> find(String code) {
                return code.equals(HOME) ? Optional.of(home()) : Optional.empty();
            }

            @Override
            public List<Location> search(String text, Collection<String> subsidiaries, int limit) {
                return List.of(home());
            }
        };
    }

    private static Location home() {
        return new Location(
                HOME,
                false,
                "huanan",
                "HN-YJT",
                "越江台",
                "广州市",
                "3号楼",
                "1单元",
                "1201",
                "越江台3号楼1单元1201",
                LocalDate.of(2025, 6, 28),
                LocalDate.of(2025, 3, 28));
    }

    @Bean
    Seasons seasons() {
        return (city, on) -> false;
    }

    @Bean
    Parties parties() {
        List<Party> contractors = List.of(
                new Party(MAIN_CONTRACTOR, "中宏建设", Party.Kind.MAIN_CONTRACTOR),
                new Party(OTHER_CONTRACTOR, "安泰防水", Party.Kind.SUBCONTRACTOR));
        List<Party> third = List.of(new Party(THIRD_PARTY, "南粤快修", Party.Kind.THIRD_PARTY));
        return new Parties() {
            @Override
            public Optional<Party> find(String code) {
                return all().stream().filter(p -> p.code().equals(code)).findFirst();
            }

            @Override
            public List<Party> contractorsOf(String project) {
                return contractors;
            }

            @Override
            public List<Party> thirdPartiesOf(String subsidiary) {
                return third;
            }

            @Override
            public List<Party> all() {
                List<Party> all = new ArrayList<>(contractors);
                all.addAll(third);
                return all;
            }
        };
    }

    @Bean
    PlayedRegister warrantyRegister() {
        return new PlayedRegister();
    }

    /** Both clocks run until the given days; remembers accepted repairs. */
    static final class PlayedRegister implements WarrantyRegister {

        LocalDate contractorEnds = LocalDate.of(2030, 3, 28);
        LocalDate ownerEnds = LocalDate.of(2030, 6, 28);
        final List<String> accepted = new ArrayList<>();

        @Override
        public WarrantyAnswer check(String code, WarrantyClass warrantyClass, SeasonKind kind, LocalDate on) {
            boolean contractorIn = !on.isAfter(contractorEnds);
            boolean ownerIn = !on.isAfter(ownerEnds);
            return new WarrantyAnswer(
                    code,
                    warrantyClass,
                    on,
                    new WarrantyAnswer.ContractorClock(
                            "HN-YJT-HT-02",
                            "越江台防水工程合同",
                            OTHER_CONTRACTOR,
                            "安泰防水",
                            "第15.3款",
                            LocalDate.of(2025, 3, 28),
                            contractorEnds,
                            contractorIn,
                            contractorEnds.toEpochDay() - on.toEpochDay(),
                            false),
                    new WarrantyAnswer.OwnerClock(
                            LocalDate.of(2025, 6, 28), ownerEnds, ownerIn, ownerEnds.toEpochDay() - on.toEpochDay()),
                    ownerEnds.toEpochDay() - contractorEnds.toEpochDay(),
                    ownerIn ? WarrantyAnswer.Payer.CONTRACTOR : WarrantyAnswer.Payer.OWNER);
        }

        @Override
        public void recordAcceptedRepair(
                String code, WarrantyClass warrantyClass, String contractNo, LocalDate acceptedOn, String caseNumber) {
            accepted.add(caseNumber + " " + contractNo + " " + acceptedOn);
        }
    }

    /** The person of the moment. */
    static final class PlayedUser implements CurrentUser {

        private AppUser user = in();

        static AppUser in(String... groups) {
            return new AppUser("clerk", "柜台王芳", Set.of(groups), Set.of("huanan"));
        }

        void isIn(String... groups) {
            user = in(groups);
        }

        void is(AppUser other) {
            user = other;
        }

        @Override
        public Optional<AppUser> find() {
            return Optional.of(user);
        }

        @Override
        public <T> T callAs(String userId, Supplier<T> work) {
            throw new NoSuchElementException(userId);
        }

        @Override
        public String displayNameOf(String userId) {
            return userId;
        }
    }

    /** The moved time, for what is played. */
    private static final class EngineTimeNow {
        static Instant now() {
            return org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime().toInstant();
        }
    }
}
