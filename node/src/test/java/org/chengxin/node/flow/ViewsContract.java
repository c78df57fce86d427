package org.chengxin.node.flow;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.OTHER_PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.HoldRecord;
import org.chengxin.ledger.credit.WithdrawRecord;
import org.chengxin.ledger.identity.AddKey;
import org.chengxin.ledger.identity.ChangeOrganisation;
import org.chengxin.ledger.identity.DissolveOrganisation;
import org.chengxin.ledger.identity.EntitlementKey;
import org.chengxin.ledger.identity.GrantRole;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.identity.RevokeEntitlement;
import org.chengxin.ledger.identity.RevokeKey;
import org.chengxin.ledger.identity.RevokeRole;
import org.chengxin.ledger.identity.Role;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.node.testing.TestNode;
import org.chengxin.node.testing.TestRecord;
import org.chengxin.node.testing.TestStores;
import org.chengxin.node.view.OrganisationPage;
import org.chengxin.node.view.RecordAnswer;
import org.chengxin.node.view.SubjectPage;
import org.chengxin.node.view.Views;
import org.junit.jupiter.api.Test;

/** What a node promises about views, over any stores: they say what the state says, however they came about. */
public abstract class ViewsContract {

    /** Empty stores. */
    protected abstract TestStores stores();

    private static void register(TestNode city, int number, String name) {
        assertEquals(
                TransactionResult.accepted(),
                city.commit(
                        REGISTRAR,
                        new RegisterOrganisation(
                                TestGenesis.company(number), name, LocalDate.parse("2020-01-01"), Optional.empty())));
    }

    private static List<String> search(TestNode city, String text) {
        return city.node().views().organisations(text, OptionalLong.empty(), 50).hits().stream()
                .map(hit -> hit.organisation().name())
                .toList();
    }

    @Test
    void an_organisation_is_found_by_any_part_of_its_name() {
        try (TestNode city = TestNode.start(stores())) {
            register(city, 50, "示例东风食品有限公司");
            register(city, 51, "示例东方食品厂");
            String name = "示例东风食品有限公司";
            for (int from = 0; from < name.length(); from++)
                for (int to = from + 1; to <= name.length(); to++)
                    assertEquals(
                            1,
                            search(city, name.substring(from, to)).stream()
                                    .filter(name::equals)
                                    .count(),
                            name.substring(from, to));
            assertEquals(List.of("示例东风食品有限公司", "示例东方食品厂"), search(city, "食品"));
            assertEquals(List.of("示例东方食品厂"), search(city, "厂"));
            assertEquals(List.of(), search(city, "东食"));
            assertEquals(List.of(), search(city, "品食"));
            assertEquals(List.of(), search(city, "示例东风食品厂"));
        }
    }

    @Test
    void an_organisation_of_the_first_block_comes_after_those_of_the_genesis_whatever_its_code() {
        try (TestNode city = TestNode.start(stores())) {
            Uscc first = TestGenesis.authority(50);
            assertEquals(
                    -1,
                    Integer.signum(first.text().compareTo(COMPANY.organisation().text())));
            assertEquals(
                    TransactionResult.accepted(),
                    city.commit(
                            REGISTRAR,
                            new RegisterOrganisation(
                                    first, "示例市第五十局", LocalDate.parse("2020-01-01"), Optional.empty())));
            assertEquals(1, city.consensus().height());
            List<String> names = search(city, "示例");
            assertEquals("示例市第五十局", names.getLast());
            city.commit(REGISTRAR, new ChangeOrganisation(first, Optional.of("示例市第五十一局"), Optional.empty()));
            assertEquals(List.of("示例市第五十一局"), search(city, "五十一"));
            city.restart();
            assertEquals("示例市第五十一局", search(city, "示例").getLast());
        }
    }

    @Test
    void letters_are_found_in_either_case_and_in_full_width() {
        try (TestNode city = TestNode.start(stores())) {
            register(city, 50, "示例ABC（贸易）有限公司");
            for (String text : List.of("abc", "ABC", "ＡＢＣ", "(贸易)", "（贸易）", "c(贸"))
                assertEquals(List.of("示例ABC（贸易）有限公司"), search(city, text), text);
        }
    }

    @Test
    void pages_follow_one_another_while_organisations_are_added() {
        try (TestNode city = TestNode.start(stores())) {
            for (int number = 50; number < 75; number++) register(city, number, "示例分页" + number + "厂");
            List<Uscc> found = new ArrayList<>();
            OptionalLong next = OptionalLong.empty();
            int added = 75;
            do {
                OrganisationPage page = city.node().views().organisations("示例分页", next, 4);
                page.hits().forEach(hit -> found.add(hit.uscc()));
                next = page.next();
                if (added < 78) register(city, added, "示例分页" + added++ + "厂");
                if (added == 77) city.restart();
            } while (next.isPresent());
            assertEquals(IntStream.range(50, 78).mapToObj(TestGenesis::company).toList(), found);
        }
    }

    @Test
    void a_new_name_is_found_and_the_old_one_no_more() {
        try (TestNode city = TestNode.start(stores())) {
            register(city, 50, "示例旧名有限公司");
            register(city, 51, "示例他人有限公司");
            city.commit(
                    REGISTRAR,
                    new ChangeOrganisation(TestGenesis.company(50), Optional.of("示例新号有限公司"), Optional.empty()));
            assertEquals(List.of(), search(city, "旧名"));
            assertEquals(List.of("示例新号有限公司"), search(city, "新号"));
            assertEquals(List.of("示例甲有限公司", "示例新号有限公司", "示例他人有限公司"), search(city, "有限公司"));
        }
    }

    @Test
    void views_that_followed_and_views_that_were_rebuilt_are_the_same() {
        try (TestNode city = TestNode.start(stores())) {
            for (int number = 50; number < 70; number++) register(city, number, "示例" + number % 3 + "号" + number);
            city.commit(REGISTRAR, new DissolveOrganisation(TestGenesis.company(51)));
            city.commit(
                    REGISTRAR,
                    new ChangeOrganisation(TestGenesis.company(52), Optional.of("示例改名52"), Optional.empty()));
            city.commit(PUBLISHER, TestRecord.permit(1, COMPANY.organisation()));
            city.commit(PUBLISHER, TestRecord.penalty(2, COMPANY.organisation(), "2027-06-01"));
            city.commit(
                    PUBLISHER,
                    new HoldRecord(
                            TestRecord.id(3),
                            TestRecord.permit(3, COMPANY.organisation())
                                    .publication()
                                    .content()));
            city.commit(PUBLISHER, new WithdrawRecord(TestRecord.id(2)));
            city.pass(1_000);
            city.block();
            city.node().housekeeping().run();
            city.block();
            city.submit(city.sign(OPERATOR, new RevokeRole(OTHER_PUBLISHER.organisation(), Role.PUBLISHER), 500));
            Uscc publisher = PUBLISHER.organisation();
            city.submit(
                    city.sign(OPERATOR, new RevokeEntitlement(publisher, publisher, TestGenesis.PAST_PENALTIES), 501));
            city.block();
            assertEquals(List.of(publisher), city.node().views().holders(Role.PUBLISHER));
            assertEquals(
                    List.of(TestGenesis.PENALTIES, TestGenesis.PERMITS),
                    city.node().views().entitlements(publisher).stream()
                            .map(EntitlementKey::item)
                            .sorted()
                            .toList());
            List<Object> followed = everything(city.node().views());
            city.restart();
            assertEquals(followed, everything(city.node().views()));
        }
    }

    private static List<Object> everything(Views views) {
        List<Object> all = new ArrayList<>();
        for (String text : List.of("示例", "号", "有限公司", "改名", "1号")) {
            OptionalLong next = OptionalLong.empty();
            do {
                OrganisationPage page = views.organisations(text, next, 7);
                all.add(page);
                next = page.next();
            } while (next.isPresent());
        }
        for (int number = 0; number < 5; number++) all.add(views.record(TestRecord.id(number)));
        all.add(views.records(COMPANY.organisation(), 0, 10));
        all.add(views.counts());
        all.add(views.members());
        for (Role role : Role.values()) all.add(views.holders(role));
        all.add(views.entitlements(PUBLISHER.organisation()));
        return all;
    }

    @Test
    void who_held_a_role_signs_no_document_from_the_instant_on_from_which_it_is_over() {
        try (TestNode city = TestNode.start(stores())) {
            long until = city.now() + 60_000;
            var grant = new GrantRole(COMPANY.organisation(), Role.PUBLISHER, Optional.of(until));
            Optional<RoleHolders.Objection> roleless = Optional.of(RoleHolders.Objection.ORGANISATION_MUST_HOLD_A_ROLE);
            assertEquals(roleless, objection(city));
            assertEquals(TransactionResult.accepted(), city.commit(OPERATOR, grant));
            city.pass(until - 1 - city.now());
            assertEquals(Optional.empty(), objection(city));
            city.pass(1);
            assertEquals(roleless, objection(city));
        }
    }

    /** Against a document that the company signed. */
    private static Optional<RoleHolders.Objection> objection(TestNode city) {
        byte[] document = {1, 2, 3};
        return city.node()
                .roleHolders()
                .against(COMPANY.id(), COMPANY.jwk().algorithm(), document, COMPANY.sign(document));
    }

    @Test
    void a_record_is_found_by_its_id_alone() {
        try (TestNode city = TestNode.start(stores())) {
            TestRecord permit = TestRecord.permit(1, COMPANY.organisation());
            city.commit(PUBLISHER, permit);
            city.commit(
                    PUBLISHER,
                    new HoldRecord(TestRecord.id(2), permit.publication().content()));
            var shown = assertInstanceOf(
                    RecordAnswer.Shown.class, city.node().views().record(TestRecord.id(1)));
            assertEquals(PUBLISHER.organisation(), shown.publisher());
            assertEquals(Optional.of(permit.opening()), shown.opening());
            assertInstanceOf(RecordAnswer.Held.class, city.node().views().record(TestRecord.id(2)));
            assertEquals(new RecordAnswer.Unknown(), city.node().views().record(TestRecord.id(3)));
        }
    }

    @Test
    void what_was_signed_with_a_key_since_it_was_compromised_is_marked_and_what_was_signed_before_is_not() {
        try (TestNode city = TestNode.start(stores())) {
            TestKey next = InsecureTestKeys.ed25519(PUBLISHER.organisation(), "next");
            city.commit(PUBLISHER, TestRecord.permit(1, COMPANY.organisation()));
            city.pass(60_000);
            city.commit(PUBLISHER, TestRecord.permit(2, COMPANY.organisation()));
            long since = ((RecordAnswer.Shown) city.node().views().record(TestRecord.id(2)))
                    .record()
                    .publishedAt();
            assertEquals(Optional.empty(), compromise(city, 2));
            city.commit(PUBLISHER, new AddKey(next.jwk()));
            city.commit(next, new RevokeKey(Optional.empty(), PUBLISHER.jwk().thumbprint(), Optional.of(since)));
            assertEquals(Optional.empty(), compromise(city, 1));
            assertEquals(Optional.of(since), compromise(city, 2));
            city.commit(next, new RevokeKey(Optional.empty(), PUBLISHER.jwk().thumbprint(), Optional.of(since - 1)));
            assertEquals(Optional.of(since - 1), compromise(city, 2));
        }
    }

    private static Optional<Long> compromise(TestNode city, int number) {
        return assertInstanceOf(RecordAnswer.Shown.class, city.node().views().record(TestRecord.id(number)))
                .compromisedSince();
    }

    @Test
    void the_list_of_a_subject_comes_in_pages() {
        try (TestNode city = TestNode.start(stores())) {
            for (int number = 1; number <= 5; number++)
                city.commit(PUBLISHER, TestRecord.permit(number, COMPANY.organisation()));
            SubjectPage page = city.node().views().records(COMPANY.organisation(), 2, 2);
            assertEquals(5, page.count());
            assertEquals(
                    List.of(2L, 3L),
                    page.places().stream().map(SubjectPage.Place::number).toList());
            assertEquals(new SubjectPage(0, List.of()), city.node().views().records(TestGenesis.company(99), 0, 10));
        }
    }

    @Test
    void pages_and_texts_have_bounds() {
        try (TestNode city = TestNode.start(stores())) {
            Views views = city.node().views();
            assertThrows(IllegalArgumentException.class, () -> views.organisations("", OptionalLong.empty(), 10));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> views.organisations("示".repeat(Views.SEARCH_MAX_LENGTH + 1), OptionalLong.empty(), 10));
            assertThrows(IllegalArgumentException.class, () -> views.organisations("示", OptionalLong.empty(), 0));
            assertThrows(IllegalArgumentException.class, () -> views.organisations("示", OptionalLong.of(-1), 1));
            assertThrows(
                    IllegalArgumentException.class, () -> views.records(COMPANY.organisation(), 0, Views.PAGE_MAX + 1));
        }
    }

    @Test
    void facts_are_the_same_whenever_and_in_whatever_order_they_came() {
        try (TestNode one = TestNode.start(stores());
                TestNode other = TestNode.start(stores())) {
            assertEquals(one.node().facts(), other.node().facts());
            one.commit(PUBLISHER, TestRecord.permit(1, COMPANY.organisation()));
            one.commit(PUBLISHER, TestRecord.permit(2, COMPANY.organisation()));
            register(one, 50, "示例五十厂");
            other.pass(5_000);
            other.block();
            register(other, 50, "示例五十厂");
            other.commit(PUBLISHER, TestRecord.permit(2, COMPANY.organisation()));
            assertNotEquals(one.node().facts(), other.node().facts());
            other.commit(PUBLISHER, TestRecord.permit(1, COMPANY.organisation()));
            assertEquals(one.node().facts(), other.node().facts());
        }
    }

    @Test
    void facts_differ_when_anything_else_does() {
        try (TestNode one = TestNode.start(stores());
                TestNode other = TestNode.start(stores())) {
            one.commit(PUBLISHER, TestRecord.permit(1, COMPANY.organisation(), "甲"));
            other.commit(PUBLISHER, TestRecord.permit(1, COMPANY.organisation(), "乙"));
            assertNotEquals(one.node().facts(), other.node().facts());
        }
    }
}
