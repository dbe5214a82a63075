package cn.baoxiu.bench.bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Nothing but Camunda's starters: engine, web applications and REST, no process, no rule, no table of its own. */
@SpringBootApplication
public class BareStarter {

    public static void main(String[] args) {
        SpringApplication.run(BareStarter.class, args);
    }
}
