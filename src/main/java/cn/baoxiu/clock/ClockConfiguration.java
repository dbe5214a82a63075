package cn.baoxiu.clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    WorkingTime workingTime(HolidayStore store) {
        return new ChinaWorkingTime(new CurrentWorkdays(store, System::nanoTime));
    }
}
