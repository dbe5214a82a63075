package cn.baoxiu.intake;

import cn.baoxiu.repair.PersonalDataErased;
import java.util.Collection;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the rooms below, which keep words of their own. */
@Component
class ToldErasure implements PersonalTrace {

    private final ApplicationEventPublisher events;

    ToldErasure(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void erase(Collection<String> caseNumbers) {
        events.publishEvent(new PersonalDataErased(Set.copyOf(caseNumbers)));
    }
}
