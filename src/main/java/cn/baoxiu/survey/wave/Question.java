package cn.baoxiu.survey.wave;

import java.util.Locale;

/** A question or module of an instrument. */
public record Question(String code, String labelZh, String labelEn) {

    public String label(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? labelEn : labelZh;
    }
}
