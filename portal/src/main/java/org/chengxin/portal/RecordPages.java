package org.chengxin.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.sdk.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A record with its legal basis, display period, history and proof. */
@Controller
class RecordPages {

    /** A step in the life of a record; its words are {@code step.<what>}. */
    record Step(String time, String what, @Nullable Long height) {}

    /** What the catalogue and the editions say about a record. */
    record Basis(
            String item, String legalBasis, String edition, boolean isItemUnconfirmed, boolean isEditionUnconfirmed) {}

    private final City city;
    private final PublicAddress address;

    RecordPages(City city, PublicAddress address) {
        this.city = city;
        this.address = address;
    }

    @GetMapping("/{language:zh|en}/records/{id}")
    String record(
            @PathVariable("language") String tag,
            @PathVariable("id") String typed,
            HttpServletRequest request,
            Model model) {
        RecordId id = recordId(typed);
        Members answer = city.record(id);
        if (!answer.object("record").text("status").equals("displayed")) throw new Notice.Shown(Notice.MISSING);
        Uscc subject = new Uscc(answer.object("record").text("subject"));
        ShownRecord record = ShownRecord.of(
                answer, city.registeredName(subject), city.status().number("now"));
        Language language = Language.ofPath("/" + tag);
        String proof = "/" + tag + "/records/" + id.text() + "/proof";
        model.addAttribute("record", record);
        model.addAttribute("publisher", named(record.publisher()));
        model.addAttribute("basis", basis(record, language));
        model.addAttribute("history", history(record));
        model.addAttribute("recordProof", proof);
        model.addAttribute("qr", QrCode.of(address.of(proof, request)));
        return "record";
    }

    @GetMapping("/{language:zh|en}/records/{id}/proof")
    ResponseEntity<byte[]> proof(@PathVariable("id") String typed) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(city.proof("records/" + recordId(typed).text()));
    }

    private static List<Step> history(ShownRecord record) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(record.decidedOn(), "decided", null));
        steps.add(new Step(Dates.second(record.publishedAt()), "published", null));
        steps.add(new Step(record.displayedUntil(), "ends", null));
        return steps;
    }

    private Basis basis(ShownRecord record, Language language) {
        String suffix = language == Language.ZH ? "Zh" : "En";
        Optional<Members> item = withId(city.items(), record.item());
        Optional<Members> edition = withId(city.editions(), record.edition());
        return new Basis(
                item.map(found -> found.text("name" + suffix)).orElse(record.item()),
                item.map(found -> found.text("legalBasis")).orElse("–"),
                edition.map(found -> found.text("citation" + suffix)).orElse(record.edition()),
                item.filter(found -> found.flag("unconfirmed")).isPresent(),
                edition.filter(found -> found.flag("unconfirmed")).isPresent());
    }

    private static Optional<Members> withId(List<Members> all, String id) {
        return all.stream().filter(one -> one.text("id").equals(id)).findFirst();
    }

    private String named(String uscc) {
        return city.registeredName(new Uscc(uscc))
                .map(name -> name + " " + uscc)
                .orElse(uscc);
    }

    private static RecordId recordId(String typed) {
        return Codes.recordId(typed).orElseThrow(() -> new Notice.Shown(Notice.MISSING));
    }
}
