package cn.baoxiu.estate.web;

import cn.baoxiu.estate.Location;
import cn.baoxiu.estate.OwnerContact;
import cn.baoxiu.estate.Owners;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Homes and common areas of the person's subsidiaries, and their warranty. */
@RestController
@StaffOnly
class HomeApi {

    private static final int RESULTS_MAX = 50;

    private final WarrantyDesk desk;
    private final Owners owners;

    HomeApi(WarrantyDesk desk, Owners owners) {
        this.desk = desk;
        this.owners = owners;
    }

    /** @param since first day of the new owner, ISO date */
    record NewOwner(@Nullable String name, @Nullable String phone, @Nullable String since) {}

    /** The new owner as stored, without the phone number. */
    record OwnerView(String homeCode, String name, LocalDate since) {}

    @Operation(summary = "Find homes and areas by code or by the address as people write it")
    @GetMapping("/api/homes")
    public List<Location> search(@RequestParam("query") String query) {
        return desk.search(query, RESULTS_MAX);
    }

    @Operation(
            summary = "In or out of warranty, both clocks, the gap, days left, whose cost, clause",
            description = "part is a part code or a warranty class; on is an ISO date, today if left out")
    @GetMapping("/api/homes/{code}/warranty")
    public WarrantyView warranty(
            @PathVariable("code") String code,
            @RequestParam(name = "part", required = false) @Nullable String part,
            @RequestParam(name = "on", required = false) @Nullable String on) {
        return desk.answer(desk.location(code), part, on);
    }

    @Operation(summary = "Record that a home has a new owner; the one before stays in the history")
    @PostMapping("/api/homes/{code}/owner")
    @PreAuthorize("hasAuthority('developer-cs')")
    public OwnerView changeOwner(@PathVariable("code") String code, @RequestBody NewOwner owner) {
        Location home = desk.location(code);
        if (home.area()) {
            throw new NotThere("estate.home.unknown", code);
        }
        String since = owner.since();
        if (since == null || since.isBlank()) {
            throw new WrongField("since", "import.cell.required");
        }
        OwnerContact contact = owners.change(
                code,
                Objects.requireNonNullElse(owner.name(), ""),
                Objects.requireNonNullElse(owner.phone(), ""),
                desk.date("since", since));
        return new OwnerView(contact.homeCode(), contact.name(), contact.since());
    }
}
