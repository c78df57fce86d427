package org.chengxin.portal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chengxin.ledger.Uscc;
import org.chengxin.sdk.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in: the first page, and the search. */
@Controller
class SearchPages {

    /** One organisation that a search found. */
    record Hit(
            String uscc,
            String name,
            String established,
            @Nullable String district,
            boolean isDissolved) {

        static Hit of(Members hit) {
            Members organisation = hit.object("organisation");
            return new Hit(
                    hit.text("uscc"),
                    organisation.text("name"),
                    organisation.text("established"),
                    organisation.optionalText("district").orElse(null),
                    organisation.text("status").equals("dissolved"));
        }
    }

    /** Four figures about the city. */
    record Figures(String organisations, String records, String height, String time) {

        static Figures of(Members status) {
            Members counts = status.object("counts");
            return new Figures(
                    grouped(counts.number("organisations")),
                    grouped(counts.number("displayed")),
                    grouped(status.number("height")),
                    Dates.second(status.number("time")));
        }

        private static String grouped(long number) {
            return String.format(Language.EN.locale(), "%,d", number);
        }
    }

    private final City city;

    SearchPages(City city) {
        this.city = city;
    }

    /** To the first page, in the language that the browser prefers of the two. */
    @GetMapping("/")
    String root(@RequestHeader(name = "Accept-Language", defaultValue = "zh") String preferred) {
        return prefersEnglish(preferred) ? "redirect:/en" : "redirect:/zh";
    }

    /** Which of the two languages an Accept-Language header puts first; Chinese when neither or when it is malformed. */
    private static boolean prefersEnglish(String header) {
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> range.getRange().split("-", 2)[0])
                    .filter(language -> language.equals("en") || language.equals("zh"))
                    .findFirst()
                    .filter("en"::equals)
                    .isPresent();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    @GetMapping({"/zh", "/en"})
    String home(Model model) {
        model.addAttribute("figures", Figures.of(city.status()));
        return "home";
    }

    /** Whatever is not there, for whoever reads pages. */
    @GetMapping("/{language:zh|en}/{*rest}")
    String nothing() {
        throw new Notice.Shown(Notice.MISSING);
    }

    /** A search by name; a whole code leads straight to its organisation. */
    @GetMapping("/{language:zh|en}/search")
    String search(
            @PathVariable("language") String language,
            @RequestParam(name = "q", defaultValue = "") String asked,
            @RequestParam(name = "cursor", required = false) Optional<String> cursor,
            Model model) {
        String query = asked.strip();
        Optional<Uscc> code = Codes.uscc(query);
        if (code.isPresent())
            return "redirect:/" + language + "/organisations/" + code.get().text();
        model.addAttribute("query", query);
        model.addAttribute("searched", !query.isEmpty());
        model.addAttribute("results", List.of());
        if (query.isEmpty()) return "search";
        Members page = city.search(query, cursor);
        model.addAttribute(
                "results", page.objects("organisations").stream().map(Hit::of).toList());
        page.optionalText("next").ifPresent(next -> model.addAttribute("next", next));
        model.addAttribute(
                "said",
                said(
                        query,
                        page.objects("organisations").isEmpty(),
                        cursor.isPresent(),
                        page.optionalText("next").isPresent()));
        return "search";
    }

    /** The words over the results, {@code search.<words>}: how many there are is known only when all are on one page. */
    private static String said(String query, boolean none, boolean further, boolean more) {
        if (none) return Codes.isMistyped(query) ? "mistyped" : "none";
        if (further) return "further";
        return more ? "first" : "found";
    }
}
