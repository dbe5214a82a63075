package cn.baoxiu.clock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Puts the years that come with the program into the database at start-up, each once. */
@Component
class HolidayFiles implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(HolidayFiles.class);

    private final StoredHolidays holidays;
    private final ObjectMapper json;

    HolidayFiles(StoredHolidays holidays, ObjectMapper json) {
        this.holidays = holidays;
        this.json = json;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath:clock/holiday-cn/*.json")) {
                load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the holiday files cannot be read", e);
        }
    }

    private void load(Resource file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            JsonNode root = json.readTree(in);
            int year = root.required("year").intValue();
            String source = root.path("papers").path(0).asText(String.valueOf(file.getFilename()));
            List<HolidayStore.Holiday> days = new ArrayList<>();
            for (JsonNode day : root.required("days")) {
                days.add(new HolidayStore.Holiday(
                        LocalDate.parse(day.required("date").textValue()),
                        day.required("name").textValue(),
                        day.required("isOffDay").booleanValue()));
            }
            // A year whose paper is not published yet is an empty file: it must stay unknown.
            if (!days.isEmpty() && holidays.putIfAbsent(new HolidayPaper(year, source, days))) {
                LOG.info("Holidays of {} loaded: {} days", year, days.size());
            }
        }
    }
}
