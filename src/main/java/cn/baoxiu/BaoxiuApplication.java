package cn.baoxiu;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Baoxiu. All times of day are those of Asia/Shanghai, whatever the machine is set to (rules R1). */
@SpringBootApplication
public class BaoxiuApplication {

    static {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
    }

    public static void main(String[] args) {
        SpringApplication.run(BaoxiuApplication.class, args);
    }
}
