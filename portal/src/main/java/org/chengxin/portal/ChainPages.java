package org.chengxin.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.MalformedException;
import org.chengxin.sdk.Members;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The chain: blocks as they come, and one block. */
@Controller
class ChainPages {

    private static final int HASH_SHOWN = 16;

    /** A block in the list. */
    record Row(long height, String time, long transactions, String shortHash) {

        static Row of(Members block) {
            return new Row(
                    block.number("height"),
                    Dates.second(block.number("time")),
                    block.number("transactions"),
                    block.text("hash").substring(0, HASH_SHOWN));
        }
    }

    /** A block on its page. */
    record Shown(long height, List<Line> header, List<Entry> transactions) {}

    /** A line of a header; its words are {@code header.<name>}. */
    record Line(String name, String text) {}

    /** A transaction; only its hash where its record is no longer displayed. */
    record Entry(int index, boolean isRedacted, String type, String by, String id, String reason) {}

    private final City city;

    ChainPages(City city) {
        this.city = city;
    }

    @GetMapping("/{language:zh|en}/chain")
    String chain(@RequestParam(name = "before", required = false) Optional<Long> before, Model model) {
        List<Row> rows = rows(before);
        model.addAttribute("blocks", rows);
        model.addAttribute("follows", before.isEmpty());
        if (!rows.isEmpty() && rows.getLast().height() > 1)
            model.addAttribute("older", rows.getLast().height() - 1);
        return "chain";
    }

    /** The newest blocks, to take the place of the table. */
    @GetMapping("/{language:zh|en}/chain/latest")
    String latest(Model model) {
        model.addAttribute("blocks", rows(Optional.empty()));
        return "parts :: blocks";
    }

    @GetMapping("/{language:zh|en}/chain/{height:[0-9]{1,16}}")
    String block(@PathVariable("height") long height, Model model) {
        Members block = city.block(height);
        model.addAttribute("block", new Shown(height, header(block), entries(block.objects("transactions"))));
        model.addAttribute("latest", city.status().number("height"));
        return "block";
    }

    private List<Row> rows(Optional<Long> from) {
        return city.blocks(from).objects("blocks").stream().map(Row::of).toList();
    }

    private static List<Line> header(Members block) {
        Members header = block.object("header");
        return List.of(
                new Line("time", Dates.second(block.number("time"))),
                new Line("hash", block.text("hash")),
                new Line("appHash", header.text("appHash")),
                new Line("dataHash", header.text("dataHash")),
                new Line("lastResultsHash", header.text("lastResultsHash")),
                new Line("validatorsHash", header.text("validatorsHash")),
                new Line("proposer", header.text("proposerAddress")));
    }

    private static List<Entry> entries(List<Members> transactions) {
        List<Entry> entries = new ArrayList<>();
        for (Members transaction : transactions) entries.add(entry(entries.size(), transaction));
        return entries;
    }

    private static Entry entry(int index, Members transaction) {
        Optional<String> jws = transaction.optionalText("jws");
        if (jws.isEmpty()) return new Entry(index, true, "", "", transaction.text("hash"), "");
        String[] parts = jws.get().split("\\.", -1);
        return new Entry(
                index,
                false,
                member(parts[1], "type"),
                member(parts[0], "kid"),
                transaction.optionalText("id").orElse(""),
                transaction
                        .optionalObject("result")
                        .map(result -> result.text("reason"))
                        .orElse(""));
    }

    /** A text in a part of a JWS; empty where there is none. */
    private static String member(String part, String name) {
        try {
            return Json.read(Base64Url.decode(part)) instanceof Map<?, ?> members
                            && members.get(name) instanceof String text
                    ? text
                    : "";
        } catch (MalformedException strange) {
            return "";
        }
    }
}
