package org.chengxin.signatures.jca;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.Algorithm;
import org.junit.jupiter.api.Test;

class KnownAnswerFilesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/org/chengxin/signatures/jca");

    @Test
    void the_answers_that_every_start_asks_for_are_those_that_the_definitions_give() throws IOException {
        for (Algorithm algorithm : Algorithm.values()) {
            List<String> made = new ArrayList<>();
            for (KnownAnswer answer : cases(algorithm)) made.add(answer.line());
            List<String> kept = new ArrayList<>();
            for (KnownAnswer answer : KnownAnswer.of(algorithm)) kept.add(answer.line());
            if (Boolean.getBoolean("chengxin.answers.write"))
                Files.write(RESOURCES.resolve(KnownAnswer.resource(algorithm)), made, StandardCharsets.US_ASCII);
            assertEquals(made, kept, algorithm.header());
        }
    }

    @Test
    void the_definition_without_cofactor_decides_each_ed25519_answer() {
        for (KnownAnswer answer : Ed25519Cases.forEveryStart())
            assertEquals(answer.valid(), Edwards25519.decides(answer), answer.name());
        for (KnownAnswer answer : Ed25519Cases.ofSmallOrder())
            assertEquals(answer.valid(), Edwards25519.decides(answer), answer.name());
    }

    private static List<KnownAnswer> cases(Algorithm algorithm) {
        return switch (algorithm) {
            case EDDSA -> Ed25519Cases.forEveryStart();
            case ES256 -> EcdsaCases.es256();
            case SM2 -> EcdsaCases.sm2();
        };
    }
}
