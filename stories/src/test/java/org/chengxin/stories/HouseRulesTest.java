package org.chengxin.stories;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that a compiler does not know. Each was seen red with a violation put in. */
class HouseRulesTest {

    private static final Path HOUSE = Path.of("").toAbsolutePath().resolveSibling("");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.chengxin");

    private static final String[] SAME_EVERYWHERE = {"org.chengxin.ledger..", "org.chengxin.merkle.."};

    /** What each module may name in its pom.xml, of this house. */
    private static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("encoding", Set.of()),
            Map.entry("merkle", Set.of("encoding")),
            Map.entry("ledger", Set.of("encoding")),
            Map.entry("content", Set.of("merkle")),
            Map.entry("node", Set.of("ledger", "merkle", "content")),
            Map.entry("adapters/signatures-jca", Set.of("node")),
            Map.entry("adapters/store-memory", Set.of("node")),
            Map.entry("adapters/store-rocksdb", Set.of("node")),
            Map.entry("adapters/consensus-embedded", Set.of("node")),
            Map.entry("adapters/consensus-cometbft", Set.of("node")),
            Map.entry("adapters/peers-tls", Set.of("node")),
            Map.entry("intake", Set.of("ledger")),
            Map.entry("sdk", Set.of("ledger", "merkle")),
            Map.entry("cli", Set.of("sdk", "intake")),
            Map.entry("api", Set.of("node", "content")),
            Map.entry("portal", Set.of("sdk"))));

    @Test
    void the_ledger_and_the_tree_take_nothing_from_clocks_chance_threads_or_the_machine() {
        check(noClasses()
                .that()
                .resideInAnyPackage(SAME_EVERYWHERE)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Random|UUID|Timer.*|Locale|TimeZone|HashMap|HashSet|IdentityHashMap"
                        + "|WeakHashMap|Properties|Calendar)"
                        + "|java\\.util\\.concurrent\\..*"
                        + "|java\\.time\\.(Clock|ZoneId|ZonedDateTime)"
                        + "|java\\.security\\.SecureRandom"
                        + "|java\\.lang\\.(Thread|ThreadLocal|Process.*|Runtime|Math\\$.*|StrictMath)"
                        + "|java\\.(io\\.File.*|nio\\.file\\..*|net\\..*|nio\\.channels\\..*)"));
        check(noClasses()
                .that()
                .resideInAnyPackage(SAME_EVERYWHERE)
                .should()
                .callMethodWhere(target(nameMatching("now|currentTimeMillis|nanoTime|getenv|getProperty|random"
                        + "|parallelStream|parallel|identityHashCode"))));
    }

    @Test
    void the_ledger_and_the_tree_keep_only_collections_whose_order_is_their_own() {
        DescribedPredicate<JavaMethodCall> unordered = DescribedPredicate.describe(
                "Map.of, Set.of or a copy of them",
                call -> Set.of("of", "ofEntries", "copyOf").contains(call.getName())
                        && Set.of("java.util.Map", "java.util.Set")
                                .contains(call.getTargetOwner().getName()));
        check(noClasses().that().resideInAnyPackage(SAME_EVERYWHERE).should().callMethodWhere(unordered));
    }

    @Test
    void the_ledger_and_the_tree_know_no_fractions() {
        check(noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(SAME_EVERYWHERE)
                .should()
                .haveRawType(DescribedPredicate.describe("float or double", HouseRulesTest::isFraction)));
        check(methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(SAME_EVERYWHERE)
                .should()
                .notHaveRawReturnType(DescribedPredicate.describe("float or double", HouseRulesTest::isFraction)));
    }

    @Test
    void no_rule_about_people_can_be_broken_by_a_type_that_scores_or_ranks() {
        check(noClasses()
                .that()
                .resideInAPackage("org.chengxin..")
                .should()
                .haveSimpleNameContaining("Score")
                .orShould()
                .haveSimpleNameContaining("Ranking")
                .orShould()
                .haveSimpleNameContaining("Rating"));
    }

    @Test
    void there_is_one_main() {
        List<String> mains = PRODUCT.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getName().equals("main")
                        && method.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC))
                .map(method -> method.getOwner().getPackageName())
                .toList();
        assertEquals(List.of("org.chengxin.app"), mains);
    }

    @Test
    void names_say_what_things_are() {
        check(noClasses()
                .that()
                .resideInAPackage("org.chengxin..")
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto|DTO)(\\$.*)?"));
        check(noClasses()
                .that()
                .resideInAPackage("org.chengxin..")
                .should()
                .resideInAnyPackage("..util..", "..common..", "..impl..", "..dto..", "..helper..", "..manager.."));
    }

    @Test
    void consensus_and_apply_never_run_through_the_web_framework() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "org.chengxin.ledger..",
                        "org.chengxin.merkle..",
                        "org.chengxin.node..",
                        "org.chengxin.content..",
                        "org.chengxin.consensus..",
                        "org.chengxin.peers..",
                        "org.chengxin.store..",
                        "org.chengxin.signatures..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta.."));
    }

    /**
     * Waiting at a pipe keeps the carrier. The JDK adds another one for that, and lets it go after half a minute of rest: from
     * then on no virtual thread runs any more, where there are as many such pipes as processors.
     */
    @Test
    void whoever_watches_a_process_does_not_do_it_on_a_virtual_thread() {
        DescribedPredicate<JavaClass> watching =
                DescribedPredicate.describe("watch a process", type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(Process.class)));
        check(noClasses()
                .that(watching)
                .should()
                .callMethodWhere(target(nameMatching("ofVirtual|startVirtualThread|newVirtualThreadPerTaskExecutor"))));
    }

    @Test
    void nobody_catches_a_broken_belief() {
        check(classes()
                .that()
                .areAssignableTo(Error.class)
                .and()
                .resideInAPackage("org.chengxin..")
                .should()
                .haveSimpleNameStartingWith("Broken")
                .orShould()
                .haveSimpleNameStartingWith("Invariant"));
    }

    @Test
    void a_module_names_only_what_it_may_use() throws IOException {
        Pattern dependency =
                Pattern.compile("<dependency><groupId>org\\.chengxin</groupId><artifactId>([a-z-]+)</artifactId>"
                        + "(?!<type>test-jar</type>)(?!<scope>test</scope>)");
        List<String> strangers = new ArrayList<>();
        for (var entry : MAY_USE.entrySet()) {
            String pom = Files.readString(HOUSE.resolve(entry.getKey()).resolve("pom.xml"))
                    .replaceAll(">\\s+<", "><");
            var found = dependency.matcher(pom);
            while (found.find())
                if (!entry.getValue().contains(found.group(1)))
                    strangers.add(entry.getKey() + " uses " + found.group(1));
        }
        assertEquals(List.of(), strangers);
    }

    @Test
    void tests_neither_sleep_nor_are_switched_off() throws IOException {
        Pattern forbidden = Pattern.compile("Thread\\.sleep|@" + "Disabled|assume" + "True|@RepeatedIfException");
        assertEquals(
                List.of(),
                sources("src/test").stream()
                        .filter(file -> !file.endsWith("HouseRulesTest.java"))
                        .filter(file -> forbidden.matcher(read(file)).find())
                        .toList());
    }

    @Test
    void sources_hold_no_leftovers() throws IOException {
        Pattern leftover = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b|printStackTrace\\(\\)");
        assertEquals(
                List.of(),
                sources("src").stream()
                        .filter(file -> leftover.matcher(read(file)).find())
                        .toList());
    }

    @Test
    void every_code_is_documented_once_and_every_documented_code_exists() throws IOException {
        Pattern code = Pattern.compile("\\b(TX|GOV|ID|CR|PF|LC|ND|CE|CB|CP|NW|IN|API|UP|SDK)-\\d{3}\\b");
        Set<String> documented = new TreeSet<>();
        List<String> twice = new ArrayList<>();
        for (String line : Files.readAllLines(HOUSE.resolve("docs/errors.md"))) {
            if (!line.startsWith("| ")) continue;
            var found = code.matcher(line.split("\\|", -1)[1]);
            if (found.find() && !documented.add(found.group())) twice.add(found.group());
        }
        Set<String> used = new TreeSet<>();
        for (Path file : sources("src/main")) {
            var found = Pattern.compile("\"" + code.pattern() + "\"").matcher(read(file));
            while (found.find()) used.add(found.group().replace("\"", ""));
        }
        assertEquals(List.of(), twice);
        assertEquals(used, documented);
    }

    private static boolean isFraction(JavaClass type) {
        return Set.of("float", "double", "java.lang.Float", "java.lang.Double").contains(type.getName());
    }

    /** A rule that looks at no class at all proves nothing, so it fails. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(PRODUCT);
    }

    private static List<Path> sources(String part) throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/" + part + "/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
            assertTrue(found.size() > 20, "the sources were found");
            return found;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
