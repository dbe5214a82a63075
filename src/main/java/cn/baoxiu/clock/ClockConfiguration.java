package cn.baoxiu.clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    CurrentWorkdays currentWorkdays(HolidayStore store) {
        return new CurrentWorkdays(store, System::nanoTime);
    }

    @Bean
    WorkingTime workingTime(CurrentWorkdays workdays) {
        return new ChinaWorkingTime(workdays);
    }

    @Bean
    PausedTime pausedTime(WorkingTime workingTime, CurrentWorkdays workdays) {
        return new PausedTime(workingTime, workdays);
    }
}
