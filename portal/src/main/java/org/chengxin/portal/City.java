package org.chengxin.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The city as the pages see it: through its API, like everyone else. Methods throw {@link CityProblem} when the city
 * refuses and {@link org.chengxin.sdk.SdkException} when it does not answer.
 */
@Component
class City {

    private static final int NOT_FOUND = 404;
    private static final int PAGE = 100;

    private final CityAddress address;
    private final AtomicReference<@Nullable ChengxinClient> client = new AtomicReference<>();
    private final AtomicReference<@Nullable About> about = new AtomicReference<>();

    /** What does not change while a city lives. */
    private record About(String chain, String nameZh, String nameEn) {}

    City(CityAddress address) {
        this.address = address;
    }

    /** Name of the city. */
    String name(Language language) {
        About known = about();
        return language == Language.ZH ? known.nameZh() : known.nameEn();
    }

    /** Id of the chain. */
    String chain() {
        return about().chain();
    }

    /** How the city is. */
    Members status() {
        return get("status");
    }

    /** Organisations whose name holds a text. */
    Members search(String name, Optional<String> cursor) {
        return get("organisations?name=" + query(name)
                + cursor.map(at -> "&cursor=" + query(at)).orElse(""));
    }

    /** A registered organisation. */
    Optional<Members> organisation(Uscc uscc) {
        return ifFound("organisations/" + uscc.text());
    }

    /** The name that the register has under a code. */
    Optional<String> registeredName(Uscc uscc) {
        return organisation(uscc).map(answer -> answer.object("organisation").text("name"));
    }

    /** All records on display of a subject, in the order of its list. */
    List<Members> records(Uscc subject) {
        String path = "organisations/" + subject.text() + "/records?limit=" + PAGE;
        var places = new ArrayList<Members>();
        Optional<String> cursor = Optional.empty();
        do {
            Members page = get(path + cursor.map(at -> "&cursor=" + query(at)).orElse(""));
            page.objects("records").stream()
                    .filter(place -> place.text("status").equals("displayed"))
                    .forEach(places::add);
            cursor = page.optionalText("next");
        } while (cursor.isPresent());
        return places;
    }

    /** A record. */
    Members record(RecordId id) {
        return get("records/" + id.text());
    }

    /** The proof file of what a path of the API answers. */
    byte[] proof(String path) {
        return get(path + "?proof=true")
                .canonical("proof")
                .orElseThrow(() -> new IllegalStateException("the city sent no proof"));
    }

    /** Blocks from a height downwards. */
    Members blocks(Optional<Long> from) {
        return get("blocks" + from.map(height -> "?from=" + height).orElse(""));
    }

    /** A block. */
    Members block(long height) {
        return get("blocks/" + height);
    }

    /** The catalogue. */
    List<Members> items() {
        return get("catalogue").objects("items");
    }

    /** The editions. */
    List<Members> editions() {
        return get("editions").objects("editions");
    }

    private About about() {
        About known = about.get();
        if (known != null) return known;
        Members status = status();
        var read = new About(status.text("chain"), status.text("cityZh"), status.text("cityEn"));
        about.set(read);
        return read;
    }

    private Optional<Members> ifFound(String path) {
        try {
            return Optional.of(get(path));
        } catch (CityProblem problem) {
            if (problem.status() == NOT_FOUND) return Optional.empty();
            throw problem;
        }
    }

    private Members get(String path) {
        try {
            return client().get(path);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the city was asked", interrupted);
        }
    }

    private ChengxinClient client() {
        ChengxinClient known = client.get();
        if (known != null) return known;
        var fresh = new ChengxinClient(address.uri());
        ChengxinClient first = client.compareAndExchange(null, fresh);
        return first == null ? fresh : first;
    }

    private static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
