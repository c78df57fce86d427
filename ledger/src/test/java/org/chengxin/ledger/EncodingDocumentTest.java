package org.chengxin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.credit.DataSource;
import org.chengxin.ledger.credit.HeldContent;
import org.chengxin.ledger.credit.PenaltyContent;
import org.chengxin.ledger.credit.PermitContent;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.ledger.credit.SubjectEntry;
import org.chengxin.ledger.credit.SubjectEntryKey;
import org.chengxin.ledger.credit.SubjectKey;
import org.chengxin.ledger.credit.SubjectRecords;
import org.chengxin.ledger.governance.CatalogueIndex;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.CatalogueKey;
import org.chengxin.ledger.governance.ChainKey;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.DisplayPeriod;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.EditionId;
import org.chengxin.ledger.governance.EditionIndex;
import org.chengxin.ledger.governance.EditionKey;
import org.chengxin.ledger.governance.EditionsKey;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.governance.ItemKey;
import org.chengxin.ledger.governance.LevelRule;
import org.chengxin.ledger.governance.Member;
import org.chengxin.ledger.governance.MemberIndex;
import org.chengxin.ledger.governance.MemberKey;
import org.chengxin.ledger.governance.MembersKey;
import org.chengxin.ledger.governance.PeriodException;
import org.chengxin.ledger.identity.Entitlement;
import org.chengxin.ledger.identity.EntitlementKey;
import org.chengxin.ledger.identity.KeyIndex;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.ledger.identity.KeyState;
import org.chengxin.ledger.identity.KeysKey;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.ledger.identity.Role;
import org.chengxin.ledger.identity.RoleGrant;
import org.chengxin.ledger.identity.RoleKey;
import org.chengxin.ledger.identity.Window;
import org.chengxin.ledger.identity.WindowKey;
import org.chengxin.ledger.testing.TestGenesis;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/encoding.md} say what the code does. */
class EncodingDocumentTest {

    private static final Pattern MEMBER = Pattern.compile("`([A-Za-z0-9]+)`(\\??)");

    @Test
    void every_transaction_stands_there_with_its_members() throws IOException {
        var existing = new TreeMap<String, SortedSet<String>>();
        for (Class<?> type : records(Transaction.class)) existing.put(caseName(type), members(type));
        assertEquals(existing, documented(existing.keySet()));
    }

    @Test
    void every_content_stands_there_with_its_members() throws IOException {
        var existing = new TreeMap<String, SortedSet<String>>();
        for (Class<?> type : List.of(PermitContent.class, PenaltyContent.class))
            existing.put(caseName(type), members(type));
        assertEquals(existing, documented(existing.keySet()));
        String text = Files.readString(Path.of("../docs/encoding.md"));
        for (Class<?> type : List.of(DataSource.class, HeldContent.class))
            for (String member : members(type)) assertTrue(text.contains("`" + member.replace("?", "") + "`"), member);
    }

    @Test
    void every_value_stands_there_with_its_members() throws IOException {
        var existing = new TreeMap<String, SortedSet<String>>();
        for (Class<?> type : List.of(
                ChainState.class,
                MemberIndex.class,
                Member.class,
                CatalogueIndex.class,
                CatalogueItem.class,
                LevelRule.class,
                EditionIndex.class,
                Edition.class,
                DisplayPeriod.class,
                PeriodException.class,
                Organisation.class,
                KeyIndex.class,
                KeyState.class,
                Window.class,
                RoleGrant.class,
                Entitlement.class,
                SubjectRecords.class,
                Genesis.class,
                Genesis.Validator.class,
                Genesis.FirstOrganisation.class,
                Genesis.FirstEntitlement.class)) existing.put(type.getSimpleName(), members(type));
        existing.put("Displayed", withStatus(CreditRecord.Displayed.class));
        existing.put("Held", withStatus(CreditRecord.Held.class));
        existing.put("Ended", withStatus(CreditRecord.Ended.class));
        existing.put("DisplayedEntry", withStatus(SubjectEntry.Displayed.class));
        existing.put("EndedEntry", withStatus(SubjectEntry.Ended.class));
        assertEquals(existing, documented(existing.keySet()));
    }

    @Test
    void every_place_of_the_state_stands_there() throws IOException {
        Uscc uscc = TestGenesis.company(1);
        Uscc other = TestGenesis.authority(1);
        var item = new ItemId("XK-1");
        var edition = new EditionId("2026");
        var hash = Bytes.owned(Sha256.of());
        var key = KeyId.of(uscc, Thumbprint.of(hash));
        var record = RecordId.of(hash);
        var paths = new TreeSet<String>();
        for (StateKey<?> place : List.<StateKey<?>>of(
                new ChainKey(),
                new MembersKey(),
                new MemberKey(uscc),
                new CatalogueKey(),
                new ItemKey(item),
                new EditionsKey(),
                new EditionKey(edition),
                new OrganisationKey(uscc),
                new KeysKey(uscc),
                new KeyKey(key),
                new WindowKey(key),
                new RoleKey(uscc, Role.REGISTRAR),
                new EntitlementKey(uscc, other, item),
                new RecordKey(uscc, record),
                new SubjectKey(uscc),
                new SubjectEntryKey(uscc, 0)))
            paths.add(place.path()
                    .replace(uscc.text(), "<>")
                    .replace(other.text(), "<>")
                    .replace(item.text(), "<>")
                    .replace(edition.text(), "<>")
                    .replace(record.text(), "<>")
                    .replace("registrar", "<>")
                    .replaceAll("/0$", "/<>"));
        var documented = new TreeSet<String>();
        for (List<String> row : rows())
            if (row.get(0).matches("`(chain|(governance|identity|credit)/.*)`"))
                documented.add(row.get(0).replace("`", "").replaceAll("<[a-zA-Z]+>", "<>"));
        assertEquals(paths, documented);
    }

    /** Members of the rows that begin with one of these names. */
    private static SortedMap<String, SortedSet<String>> documented(Collection<String> names) throws IOException {
        var found = new TreeMap<String, SortedSet<String>>();
        for (List<String> row : rows()) {
            String name = row.get(0).replace("`", "");
            if (!names.contains(name) || row.get(0).contains("/")) continue;
            var members = new TreeSet<String>();
            for (String part : row.get(1).split(",", -1)) {
                var matcher = MEMBER.matcher(part.strip());
                if (matcher.lookingAt()) members.add(matcher.group(1) + matcher.group(2));
            }
            assertEquals(Optional.empty(), Optional.ofNullable(found.put(name, members)), name + " stands there twice");
        }
        return found;
    }

    /** The cells of every row of every table. */
    private static List<List<String>> rows() throws IOException {
        var rows = new ArrayList<List<String>>();
        for (String line : Files.readAllLines(Path.of("../docs/encoding.md"))) {
            if (!line.startsWith("| ")) continue;
            String[] cells = line.substring(2, line.length() - 2).split(" \\| ", -1);
            rows.add(List.of(cells));
        }
        return rows;
    }

    private static SortedSet<String> members(Class<?> type) {
        var members = new TreeSet<String>();
        for (RecordComponent component : type.getRecordComponents())
            members.add(component.getName() + (component.getType() == Optional.class ? "?" : ""));
        return members;
    }

    private static SortedSet<String> withStatus(Class<?> type) {
        SortedSet<String> members = members(type);
        members.add("status");
        return members;
    }

    private static String caseName(Class<?> type) {
        String name = type.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static List<Class<?>> records(Class<?> type) {
        if (type.isRecord()) return List.of(type);
        var records = new ArrayList<Class<?>>();
        Arrays.stream(type.getPermittedSubclasses())
                .map(EncodingDocumentTest::records)
                .forEach(records::addAll);
        return records;
    }
}
