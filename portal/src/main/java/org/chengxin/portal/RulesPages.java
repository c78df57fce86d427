package org.chengxin.portal;

import java.util.List;
import org.chengxin.sdk.Members;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The rules in force: catalogue and editions. */
@Controller
class RulesPages {

    /** An edition. */
    record Edition(String citation, String from, String until, boolean isUnconfirmed, List<Period> periods) {}

    /** How long a level is displayed. */
    record Period(String level, long shortestMonths, long longestMonths, boolean isDisplayed) {

        static Period of(Members period) {
            return new Period(
                    period.text("level"),
                    period.number("shortestMonths"),
                    period.number("longestMonths"),
                    period.flag("displayedByDefault"));
        }
    }

    /** An item of the catalogue. */
    record Item(String id, String name, String kind, String legalBasis, String from, boolean isUnconfirmed) {}

    private final City city;

    RulesPages(City city) {
        this.city = city;
    }

    @GetMapping("/{language:zh|en}/rules")
    String rules(@PathVariable("language") String tag, Model model) {
        String suffix = Language.ofPath("/" + tag) == Language.ZH ? "Zh" : "En";
        model.addAttribute(
                "editions",
                city.editions().stream()
                        .map(edition -> edition(edition, suffix))
                        .toList());
        model.addAttribute(
                "items", city.items().stream().map(item -> item(item, suffix)).toList());
        return "rules";
    }

    private static Edition edition(Members edition, String suffix) {
        return new Edition(
                edition.text("citation" + suffix),
                edition.text("from"),
                edition.optionalText("until").orElse(""),
                edition.flag("unconfirmed"),
                edition.objects("periods").stream().map(Period::of).toList());
    }

    private static Item item(Members item, String suffix) {
        return new Item(
                item.text("id"),
                item.text("name" + suffix),
                item.text("kind"),
                item.text("legalBasis"),
                item.text("inForceFrom"),
                item.flag("unconfirmed"));
    }
}
