package cn.baoxiu.survey.wave;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sources of the instruments whose results are imported. */
@Configuration(proxyBeanMethods = false)
class WaveSources {

    @Bean
    InstrumentSource surveyWaves(Questions questions, JdbcClient jdbc) {
        return new WaveCells(Instrument.WAVE, questions, jdbc);
    }

    @Bean
    InstrumentSource mysteryVisits(Questions questions, JdbcClient jdbc) {
        return new WaveCells(Instrument.MYSTERY, questions, jdbc);
    }

    @Bean
    InstrumentSource outsideCallbacks(Questions questions, JdbcClient jdbc) {
        return new WaveCells(Instrument.CALLBACK, questions, jdbc);
    }
}
