package cn.baoxiu.notification.outbox;

import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.notification.Notifications;
import cn.baoxiu.notification.channel.Channel;
import cn.baoxiu.notification.channel.Channels;
import cn.baoxiu.notification.channel.Letter;
import cn.baoxiu.notification.channel.NotificationProperties;
import cn.baoxiu.notification.channel.SendFailed;
import cn.baoxiu.notification.channel.Sender;
import cn.baoxiu.notification.person.PersonSettings;
import cn.baoxiu.notification.template.Templates;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A process that sends messages and dies on order: the beans of the outbox, their database and their SMS gateway, and
 * nothing else of the program.
 */
final class CrashingNode {

    /** Exit code of a process that was killed. */
    static final int DEAD = 137;

    static final int MESSAGES = 5;

    private CrashingNode() {}

    /** @param args URL, user and password of the database, URL of the gateway, the time, what to do, and how often */
    public static void main(String[] args) throws SQLException {
        Beans.arguments = args;
        try (var context = new AnnotationConfigApplicationContext(Beans.class);
                // the program has a pool: without an open connection H2 would write all at the end of each transaction
                var open = context.getBean(DataSource.class).getConnection()) {
            open.setAutoCommit(true);
            switch (args[5]) {
                case "dieAfterCommit" -> {
                    commit(context);
                    Runtime.getRuntime().halt(DEAD);
                }
                case "dieAfterSending" -> deliver(context, Integer.parseInt(args[6]));
                case "deliver" -> deliver(context, Integer.MAX_VALUE);
                default -> throw new IllegalArgumentException(args[5]);
            }
        }
    }

    private static void commit(ApplicationContext context) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            for (int i = 1; i <= MESSAGES; i++) {
                context.getBean(Notifications.class).send(OutboxBed.toOwner("crash|" + i, true));
            }
        });
    }

    private static void deliver(ApplicationContext context, int sends) {
        new Delivery(
                        new DyingSender(context.getBean(Channels.class).sender(Channel.SMS), sends),
                        context.getBean(DueRows.class),
                        context.getBean(PersonSettings.class),
                        new EnclosedFiles(List.of()),
                        detail -> {},
                        context.getBean(NotificationProperties.class),
                        context.getBean(Clock.class))
                .run();
    }

    /** Kills the process when the last message is taken and not marked yet. */
    private static final class DyingSender implements Sender {

        private final Sender real;
        private int left;

        DyingSender(Sender real, int sends) {
            this.real = real;
            this.left = sends;
        }

        @Override
        public Channel channel() {
            return real.channel();
        }

        @Override
        public boolean configured() {
            return real.configured();
        }

        @Override
        public void send(Letter letter) throws SendFailed {
            real.send(letter);
            if (--left == 0) {
                Runtime.getRuntime().halt(DEAD);
            }
        }
    }

    /** Everything of the outbox by the annotations it has; no stereotype, or the program in other tests finds it. */
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(basePackageClasses = {NoticeWriter.class, PersonSettings.class, Templates.class, Channels.class})
    static class Beans {

        private static String[] arguments = {};

        @Bean
        DataSource dataSource() {
            return new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource dataSource, TransactionNotices notices) {
            DataSourceTransactionManager manager = new DataSourceTransactionManager(dataSource);
            manager.setTransactionExecutionListeners(List.of(notices));
            return manager;
        }

        @Bean
        JdbcTemplate template(DataSource dataSource) {
            return new JdbcTemplate(dataSource);
        }

        @Bean
        JdbcClient jdbc(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse(arguments[4]), ZoneOffset.UTC);
        }

        @Bean
        ObjectMapper json() {
            return new ObjectMapper();
        }

        @Bean
        MessageSource messageSource() {
            ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
            messages.setBasename("messages/notification");
            messages.setDefaultEncoding("UTF-8");
            return messages;
        }

        @Bean
        static PropertySourcesPlaceholderConfigurer gateway(ConfigurableEnvironment environment) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "gateway",
                            Map.of(
                                    "baoxiu.notification.sms.url", arguments[3],
                                    "baoxiu.notification.sms.secret", "secret",
                                    "baoxiu.notification.sms.timeout", "60s")));
            return new PropertySourcesPlaceholderConfigurer();
        }

        /** All messages go to owners, who are no users. */
        @Bean
        UserDirectory users() {
            return (UserDirectory) Proxy.newProxyInstance(
                    UserDirectory.class.getClassLoader(),
                    new Class<?>[] {UserDirectory.class},
                    (proxy, method, values) -> List.of());
        }
    }
}
