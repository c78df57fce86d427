package org.chengxin.node.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.chengxin.content.ContentStore;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.ledger.credit.SubjectEntry;
import org.chengxin.ledger.credit.SubjectEntryKey;
import org.chengxin.ledger.credit.SubjectKey;
import org.chengxin.ledger.credit.SubjectRecords;
import org.chengxin.ledger.governance.MemberIndex;
import org.chengxin.ledger.governance.MembersKey;
import org.chengxin.ledger.identity.EntitlementKey;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.ledger.identity.KeyState;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.ledger.identity.Role;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.Leaf;
import org.chengxin.node.state.StateChange;
import org.chengxin.node.state.StateFollower;
import org.chengxin.node.state.StateVersion;

/** What can be asked that the state cannot be asked directly. Safe for several threads. */
public final class Views implements StateFollower {

    /** Most hits or places on a page. */
    public static final int PAGE_MAX = 500;
    /** Most characters of a text that is searched for. */
    public static final int SEARCH_MAX_LENGTH = 128;

    private static final int CANDIDATES = 64;

    private final Supplier<StateVersion> newest;
    private final ContentStore contents;
    private final Clock clock;
    private final OrganisationIndex organisations = new OrganisationIndex();
    private final RoleIndex roles = new RoleIndex();
    private final EntitlementIndex entitlements = new EntitlementIndex();
    private final EndingDisplays ending;
    private final RecordIndex records;

    /**
     * Views of nothing yet.
     *
     * @param newest   gives the newest version, once the state is open
     * @param contents has the contents of displayed records
     */
    public Views(Supplier<StateVersion> newest, ContentStore contents, Clock clock) {
        this.newest = newest;
        this.contents = contents;
        this.clock = clock;
        this.ending = new EndingDisplays(clock.now());
        this.records = new RecordIndex(ending);
    }

    @Override
    public void found(Leaf leaf) {
        organisations.found(leaf);
        roles.found(leaf);
        entitlements.found(leaf);
        records.found(leaf);
    }

    @Override
    public void complete(Committed committed) {
        organisations.complete(committed);
        roles.complete(committed);
        entitlements.complete(committed);
        records.complete(committed);
    }

    @Override
    public void follow(Committed committed, List<StateChange> changes) {
        organisations.follow(committed, changes);
        roles.follow(committed, changes);
        entitlements.follow(committed, changes);
        records.follow(committed, changes);
    }

    /**
     * Organisations whose name holds a text, in any part of it. Latin letters are found in either case, and full-width
     * forms as if they were ASCII. The earliest registered come first.
     *
     * @param text  1 to {@value #SEARCH_MAX_LENGTH} characters
     * @param after {@link OrganisationPage#next()} of the page before; empty for the first
     * @param limit most hits, 1 to {@value #PAGE_MAX}
     * @throws IllegalArgumentException when text, place or limit is out of bounds
     */
    public OrganisationPage organisations(String text, OptionalLong after, int limit) {
        Limits.within("text", text.length(), 1, SEARCH_MAX_LENGTH);
        Limits.within("limit", limit, 1, PAGE_MAX);
        Limits.within("after", after.orElse(0), 0, Integer.MAX_VALUE);
        String folded = OrganisationIndex.fold(text);
        View view = newest.get().view();
        List<OrganisationPage.Hit> hits = new ArrayList<>();
        int from = (int) after.orElse(0);
        while (true) {
            var candidates = organisations.candidates(folded, from, CANDIDATES);
            for (OrganisationIndex.Candidate candidate : candidates) {
                Optional<Organisation> organisation = view.find(new OrganisationKey(candidate.uscc()));
                if (organisation.isEmpty()
                        || !OrganisationIndex.fold(organisation.get().name()).contains(folded)) continue;
                if (hits.size() == limit) return new OrganisationPage(hits, OptionalLong.of(candidate.number()));
                hits.add(new OrganisationPage.Hit(candidate.uscc(), organisation.get()));
            }
            if (candidates.size() < CANDIDATES) return new OrganisationPage(hits, OptionalLong.empty());
            from = candidates.getLast().number() + 1;
        }
    }

    /**
     * The record with an id, whoever published it. Should several have published under it, the one displayed first, then
     * one that is held, then one that is gone.
     */
    public RecordAnswer record(RecordId id) {
        Look look = look();
        return records.publishers().stream()
                .map(publisher -> record(look, publisher, id))
                .min(Comparator.comparingInt(Views::precedence).thenComparingLong(Views::since))
                .orElse(new RecordAnswer.Unknown());
    }

    private static int precedence(RecordAnswer answer) {
        return switch (answer) {
            case RecordAnswer.Shown _ -> 0;
            case RecordAnswer.Held _ -> 1;
            case RecordAnswer.Gone _ -> 2;
            case RecordAnswer.Unknown _ -> 3;
        };
    }

    private static long since(RecordAnswer answer) {
        return answer instanceof RecordAnswer.Shown shown ? shown.record().publishedAt() : 0;
    }

    /** The record with an id below a publisher. */
    public RecordAnswer record(Uscc publisher, RecordId id) {
        return record(look(), publisher, id);
    }

    /** A state, and the instant by which what it displays is judged. */
    private record Look(View view, long time) {}

    private Look look() {
        StateVersion version = newest.get();
        return new Look(version.view(), version.judgedAt(clock.now()));
    }

    private RecordAnswer record(Look look, Uscc publisher, RecordId id) {
        Optional<CreditRecord> record = look.view().find(new RecordKey(publisher, id));
        if (record.isEmpty()) return new RecordAnswer.Unknown();
        return switch (record.get()) {
            case CreditRecord.Displayed displayed
            when displayed.isShownAt(look.time()) ->
                new RecordAnswer.Shown(
                        publisher,
                        id,
                        displayed,
                        opening(displayed),
                        compromisedSince(look.view(), publisher, displayed));
            case CreditRecord.Displayed _, CreditRecord.Ended _ -> new RecordAnswer.Gone();
            case CreditRecord.Held held -> new RecordAnswer.Held(publisher, id, held);
        };
    }

    private static Optional<Long> compromisedSince(View view, Uscc publisher, CreditRecord.Displayed record) {
        return view.find(new KeyKey(KeyId.of(publisher, record.signedWith())))
                .filter(key -> key.doubtfulAt(record.publishedAt()))
                .flatMap(KeyState::compromisedSince);
    }

    private Optional<ContentOpening> opening(CreditRecord.Displayed record) {
        return contents.find(record.content()).map(stored -> new ContentOpening(stored.content(), stored.salt()));
    }

    /**
     * The places of a subject's list, as of the newest state.
     *
     * @param from  the first place, from 0
     * @param limit most places, 1 to {@value #PAGE_MAX}
     * @throws IllegalArgumentException when place or limit is out of bounds
     */
    public SubjectPage records(Uscc subject, long from, int limit) {
        Limits.within("from", from, 0, Limits.MAX_INTEGER);
        Limits.within("limit", limit, 1, PAGE_MAX);
        Look look = look();
        View view = look.view();
        long count =
                view.find(new SubjectKey(subject)).map(SubjectRecords::count).orElse(0L);
        List<SubjectPage.Place> places = new ArrayList<>();
        for (long place = from; place < count && places.size() < limit; place++) {
            SubjectEntry entry = view.find(new SubjectEntryKey(subject, place)).orElseThrow();
            places.add(new SubjectPage.Place(place, answer(look, entry)));
        }
        return new SubjectPage(count, places);
    }

    private RecordAnswer answer(Look look, SubjectEntry entry) {
        return switch (entry) {
            case SubjectEntry.Displayed displayed -> record(look, displayed.publisher(), displayed.record());
            case SubjectEntry.Ended _ -> new RecordAnswer.Gone();
        };
    }

    /** Organisations that hold a role now, in the order of their codes. */
    public List<Uscc> holders(Role role) {
        return roles.holders(role, clock.now());
    }

    /** What a publisher may publish, in the order of who decides and of items. */
    public List<EntitlementKey> entitlements(Uscc publisher) {
        return entitlements.of(publisher);
    }

    /** Organisations that vote, in the order of their codes. */
    public List<Uscc> members() {
        return newest.get()
                .view()
                .find(new MembersKey())
                .map(MemberIndex::members)
                .orElse(List.of());
    }

    /** Records whose displays end soon. */
    public EndingDisplays ending() {
        return ending;
    }

    /** Counts of what is in the state. */
    public Counts counts() {
        RecordIndex.Tally tally = records.tally();
        return new Counts(
                organisations.size(),
                tally.displayed(),
                tally.held(),
                tally.ended(),
                newest.get().tree().size());
    }

    /**
     * Counts of what is in the state. They say nothing about any one organisation.
     *
     * @param organisations registered, dissolved ones included
     * @param displayed     records that are displayed, those included whose time has passed since the latest housekeeping
     * @param held          records that are held
     * @param ended         records that have ended
     * @param values        all values of the state
     */
    public record Counts(long organisations, long displayed, long held, long ended, long values) {}
}
