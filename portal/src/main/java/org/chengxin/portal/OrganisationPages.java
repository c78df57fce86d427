package org.chengxin.portal;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.Uscc;
import org.chengxin.sdk.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** An organisation with its records. */
@Controller
class OrganisationPages {

    /** An organisation as the page shows it; only its code where it is not registered here. */
    record Shown(
            String uscc,
            String name,
            boolean isRegistered,
            boolean isDissolved,
            String established,
            @Nullable String district,
            String registrar) {}

    private final City city;

    OrganisationPages(City city) {
        this.city = city;
    }

    @GetMapping("/{language:zh|en}/organisations/{uscc}")
    String organisation(@PathVariable("language") String language, @PathVariable("uscc") String typed, Model model) {
        Uscc uscc = uscc(typed);
        long now = city.status().number("now");
        Shown organisation = shown(uscc);
        Optional<String> registered = Optional.of(organisation.name()).filter(name -> organisation.isRegistered());
        List<ShownRecord> records = city.records(uscc).stream()
                .map(place -> ShownRecord.of(place, registered, now))
                .toList();
        model.addAttribute("organisation", organisation);
        model.addAttribute("penalties", ofKind(records, "penalty"));
        model.addAttribute("permits", ofKind(records, "permit"));
        model.addAttribute("recordsProof", "/" + language + "/organisations/" + uscc.text() + "/records-proof");
        model.addAttribute("organisationProof", "/" + language + "/organisations/" + uscc.text() + "/proof");
        return "organisation";
    }

    @GetMapping("/{language:zh|en}/organisations/{uscc}/proof")
    ResponseEntity<byte[]> proof(@PathVariable("uscc") String typed) {
        return download("organisations/" + uscc(typed).text());
    }

    @GetMapping("/{language:zh|en}/organisations/{uscc}/records-proof")
    ResponseEntity<byte[]> recordsProof(@PathVariable("uscc") String typed) {
        return download("organisations/" + uscc(typed).text() + "/records");
    }

    private ResponseEntity<byte[]> download(String path) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(city.proof(path));
    }

    private Shown shown(Uscc uscc) {
        Optional<Members> found = city.organisation(uscc).map(answer -> answer.object("organisation"));
        if (found.isEmpty()) return new Shown(uscc.text(), uscc.text(), false, false, "", null, "");
        Members organisation = found.get();
        return new Shown(
                uscc.text(),
                organisation.text("name"),
                true,
                organisation.text("status").equals("dissolved"),
                organisation.text("established"),
                organisation.optionalText("district").orElse(null),
                organisation
                        .optionalText("registeredBy")
                        .map(key -> named(key.substring(0, Uscc.LENGTH)))
                        .orElse("–"));
    }

    private String named(String uscc) {
        return city.registeredName(new Uscc(uscc))
                .map(name -> name + " " + uscc)
                .orElse(uscc);
    }

    private static List<ShownRecord> ofKind(List<ShownRecord> records, String kind) {
        return records.stream().filter(record -> record.kind().equals(kind)).toList();
    }

    private static Uscc uscc(String typed) {
        Uscc uscc = Codes.uscc(typed).orElseThrow(() -> new Notice.Shown(Notice.MALFORMED));
        if (uscc.ofNaturalPerson()) throw new Notice.Shown(Notice.PERSON);
        return uscc;
    }
}
