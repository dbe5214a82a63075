package cn.baoxiu.demo;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.repair.OwnerSigning;
import cn.baoxiu.repair.RepairCases;
import cn.baoxiu.repair.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Owners of the demo group confirm repairs: one of three by the link, the others on the telephone of the counter. */
@Component
class DemoOwners {

    private final OwnerSigning signing;
    private final ObjectProvider<DemoLinks> links;
    private final RepairCases cases;
    private final CurrentUser currentUser;

    DemoOwners(OwnerSigning signing, ObjectProvider<DemoLinks> links, RepairCases cases, CurrentUser currentUser) {
        this.signing = signing;
        this.links = links;
        this.cases = cases;
        this.currentUser = currentUser;
    }

    void sign(DemoScenario scenario, String number) {
        Optional<String> token = Optional.ofNullable(links.getIfAvailable()).flatMap(known -> known.take(number));
        if (scenario.no() % 3 == 0 && token.isPresent()) {
            signing.byLink(token.get(), form(scenario));
            return;
        }
        currentUser.callAs("clerk." + scenario.home().subsidiary(), () -> {
            signing.onSite(number, form(scenario));
            return true;
        });
    }

    /**
     * A few records are found wrong after the closing: the signature is made void, and most of these owners sign again.
     *
     * @param at when the owner signed
     * @param now the real present; nothing is dated later
     */
    void correct(DemoScenario scenario, String number, Instant at, Instant now) {
        Instant found = at.plus(Duration.ofHours(3));
        Instant again = at.plus(Duration.ofHours(27));
        boolean closed =
                cases.find(number).filter(c -> c.stage() == Stage.CLOSED).isPresent();
        if (scenario.no() % 31 != 5 || !closed || again.isAfter(now)) {
            return;
        }
        EngineTime.moveTo(found);
        currentUser.callAs("dev." + scenario.home().subsidiary(), () -> {
            signing.makeVoid(number, "维修内容登记有误，更正后请业主重新确认");
            return true;
        });
        if (scenario.no() % 2 == 1) {
            EngineTime.moveTo(again);
            sign(scenario, number);
        }
    }

    private static Map<String, Object> form(DemoScenario scenario) {
        return Map.of(
                OwnerSigning.ANSWER,
                "CONFIRMED",
                OwnerSigning.SIGNER,
                scenario.home().ownerName(),
                OwnerSigning.SIGNATURE,
                DemoSignatures.of(scenario.no()));
    }
}
