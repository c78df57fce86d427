package org.chengxin.ledger;

import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.chengxin.ledger.testing.TestGenesis.company;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestGenesis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class SignedTransactionTest {

    private static final String KID = REGISTRAR.id().text();
    private static final String HEADER = "{\"alg\":\"EdDSA\",\"kid\":\"" + KID + "\",\"typ\":\"chengxin+jws\"}";
    private static final String USCC = company(7).text();
    private static final String PAYLOAD = "{\"chain\":\"shili-test-1\",\"established\":\"2020-01-01\","
            + "\"expires\":1800000000000,\"name\":\"示例\",\"sequence\":1,\"type\":\"registerOrganisation\",\"uscc\":\""
            + USCC + "\"}";
    private static final String SIGNATURE = Base64Url.encode(new byte[64]);

    @Test
    void a_transaction_is_read_as_it_was_signed() throws InadmissibleException {
        var city = TestCity.found();
        var registration = new RegisterOrganisation(company(7), "示例", LocalDate.parse("2020-01-01"), Optional.empty());
        byte[] jws = city.sign(REGISTRAR, registration, 5);
        var transaction = SignedTransaction.parse(jws.clone());
        String[] parts = new String(jws, StandardCharsets.US_ASCII).split("\\.", -1);
        byte[] signed = (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII);

        assertEquals(REGISTRAR.id(), transaction.key());
        assertEquals(Algorithm.EDDSA, transaction.algorithm());
        assertEquals(registration, transaction.payload().transaction());
        assertEquals(5, transaction.payload().sequence());
        assertEquals(city.chain(), transaction.payload().chain());
        assertEquals(parts[2], transaction.signature().toBase64Url());
        assertArrayEquals(signed, transaction.signingInput());
        assertEquals(Bytes.owned(Sha256.of(signed)).toHex(), transaction.id().text());
        assertEquals(Bytes.owned(Sha256.of(jws)), transaction.hash());
        assertArrayEquals(jws, transaction.jws().toArray());
    }

    @Test
    void the_id_is_that_of_the_request_and_the_hash_that_of_the_bytes() throws InadmissibleException {
        var one = SignedTransaction.parse(jws(HEADER, PAYLOAD, SIGNATURE));
        byte[] other = new byte[64];
        other[63] = 1;
        var two = SignedTransaction.parse(jws(HEADER, PAYLOAD, Base64Url.encode(other)));
        assertEquals(one.id(), two.id());
        assertNotEquals(one.hash(), two.hash());
        assertNotEquals(one, two);
    }

    static final List<Arguments> HEADERS_THAT_ARE_READ = List.of(
            Arguments.of("{\"typ\":\"chengxin+jws\",\"kid\":\"" + KID + "\",\"alg\":\"EdDSA\"}"),
            Arguments.of(" {\n\"kid\" : \"" + KID + "\", \"alg\":\"EdDSA\",\t\"typ\":\"chengxin+jws\"} "),
            Arguments.of("{\"alg\":\"\\u0045dDSA\",\"kid\":\"" + KID + "\",\"typ\":\"chengxin+jws\"}"));

    @ParameterizedTest
    @FieldSource("HEADERS_THAT_ARE_READ")
    void a_header_may_have_its_members_in_any_order_and_spacing(String header) throws InadmissibleException {
        assertEquals(
                REGISTRAR.id(),
                SignedTransaction.parse(jws(header, PAYLOAD, SIGNATURE)).key());
    }

    @Test
    void a_transaction_of_64_kib_is_read_as_far_as_its_size_goes_and_a_byte_more_is_not() {
        byte[] most = new byte[SignedTransaction.MAX_BYTES];
        Arrays.fill(most, (byte) 'A');
        refuses(AdmissionReason.FORM_MUST_BE_COMPACT_JWS, most);
        byte[] tooMany = new byte[SignedTransaction.MAX_BYTES + 1];
        Arrays.fill(tooMany, (byte) 'A');
        refuses(AdmissionReason.TRANSACTION_MUST_FIT, tooMany);
    }

    static final List<Arguments> WRONG_FORMS = List.of(
            Arguments.of(AdmissionReason.FORM_MUST_BE_COMPACT_JWS, ""),
            Arguments.of(AdmissionReason.FORM_MUST_BE_COMPACT_JWS, "e30"),
            Arguments.of(AdmissionReason.FORM_MUST_BE_COMPACT_JWS, "e30.e30"),
            Arguments.of(AdmissionReason.FORM_MUST_BE_COMPACT_JWS, "e30.e30.e30.e30"),
            Arguments.of(AdmissionReason.FORM_MUST_BE_COMPACT_JWS, "{\"payload\":\"e30\"}"),
            Arguments.of(AdmissionReason.HEADER_MUST_BE_JSON_OBJECT, ".."),
            Arguments.of(AdmissionReason.HEADER_MUST_BE_BASE64URL, "e30=.e30."),
            Arguments.of(AdmissionReason.HEADER_MUST_BE_BASE64URL, "e31.e30."),
            Arguments.of(AdmissionReason.HEADER_MUST_BE_BASE64URL, "e.e30."),
            Arguments.of(AdmissionReason.HEADER_MUST_BE_BASE64URL, " e30.e30."),
            Arguments.of(AdmissionReason.HEADER_MUST_BE_BASE64URL, "é30.e30."),
            Arguments.of(AdmissionReason.PAYLOAD_MUST_BE_BASE64URL, part(HEADER) + ".e3+0." + SIGNATURE),
            Arguments.of(AdmissionReason.PAYLOAD_MUST_BE_BASE64URL, part(HEADER) + ".e31." + SIGNATURE),
            Arguments.of(
                    AdmissionReason.SIGNATURE_MUST_BE_BASE64URL,
                    part(HEADER) + '.' + part(PAYLOAD) + '.' + SIGNATURE + '\n'),
            Arguments.of(
                    AdmissionReason.SIGNATURE_MUST_BE_BASE64URL,
                    part(HEADER) + '.' + part(PAYLOAD) + '.' + SIGNATURE.substring(0, 85) + 'B'),
            Arguments.of(AdmissionReason.SIGNATURE_MUST_HAVE_64_BYTES, part(HEADER) + '.' + part(PAYLOAD) + '.'),
            Arguments.of(
                    AdmissionReason.SIGNATURE_MUST_HAVE_64_BYTES,
                    part(HEADER) + '.' + part(PAYLOAD) + '.' + Base64Url.encode(new byte[65])));

    @ParameterizedTest
    @FieldSource("WRONG_FORMS")
    void what_is_not_a_compact_jws_says_where_it_is_not(AdmissionReason reason, String jws) {
        refuses(reason, jws.getBytes(StandardCharsets.UTF_8));
    }

    static final List<Arguments> WRONG_HEADERS = List.of(
            Arguments.of(AdmissionReason.HEADER_MUST_BE_JSON_OBJECT, "\"EdDSA\""),
            Arguments.of(AdmissionReason.HEADER_MUST_BE_JSON_OBJECT, "[]"),
            Arguments.of(AdmissionReason.HEADER_MUST_BE_JSON_OBJECT, HEADER + "}"),
            Arguments.of(AdmissionReason.HEADER_MUST_BE_JSON_OBJECT, HEADER.replace("}", ",}")),
            Arguments.of(AdmissionReason.HEADER_MUST_BE_JSON_OBJECT, HEADER.replace("EdDSA", "\\ud800")),
            Arguments.of(AdmissionReason.HEADER_MUST_BE_JSON_OBJECT, HEADER.replace("\"EdDSA\"", "1.5")),
            Arguments.of(AdmissionReason.HEADER_MUST_BE_JSON_OBJECT, "\ufeff" + HEADER),
            Arguments.of(AdmissionReason.HEADER_MEMBERS_MUST_BE_UNIQUE, HEADER.replace("{", "{\"alg\":\"ES256\",")),
            Arguments.of(
                    AdmissionReason.HEADER_MEMBERS_MUST_BE_UNIQUE, HEADER.replace("{", "{\"\\u0061lg\":\"EdDSA\",")),
            Arguments.of(AdmissionReason.HEADER_MUST_BE_COMPLETE, "{}"),
            Arguments.of(AdmissionReason.HEADER_MUST_BE_COMPLETE, HEADER.replace(",\"typ\":\"chengxin+jws\"", "")),
            Arguments.of(AdmissionReason.HEADER_MUST_BE_COMPLETE, HEADER.replace("\"kid\"", "\"KID\"")),
            Arguments.of(AdmissionReason.HEADER_MUST_HAVE_NO_OTHER_MEMBER, HEADER.replace("{", "{\"b64\":false,")),
            Arguments.of(AdmissionReason.HEADER_MUST_HAVE_NO_OTHER_MEMBER, HEADER.replace("{", "{\"crit\":[],")),
            Arguments.of(AdmissionReason.HEADER_MUST_HAVE_NO_OTHER_MEMBER, HEADER.replace("{", "{\"jwk\":{},")),
            Arguments.of(AdmissionReason.HEADER_VALUES_MUST_BE_TEXT, HEADER.replace("\"EdDSA\"", "1")),
            Arguments.of(AdmissionReason.HEADER_VALUES_MUST_BE_TEXT, HEADER.replace("\"EdDSA\"", "null")),
            Arguments.of(AdmissionReason.TYP_MUST_BE_CHENGXIN, HEADER.replace("chengxin+jws", "JWT")),
            Arguments.of(AdmissionReason.TYP_MUST_BE_CHENGXIN, HEADER.replace("chengxin+jws", "chengxin-genesis+jws")),
            Arguments.of(AdmissionReason.TYP_MUST_BE_CHENGXIN, HEADER.replace("chengxin+jws", "CHENGXIN+JWS")),
            Arguments.of(AdmissionReason.ALG_MUST_BE_SUPPORTED, HEADER.replace("EdDSA", "none")),
            Arguments.of(AdmissionReason.ALG_MUST_BE_SUPPORTED, HEADER.replace("EdDSA", "Ed25519")),
            Arguments.of(AdmissionReason.ALG_MUST_BE_SUPPORTED, HEADER.replace("EdDSA", "HS256")),
            Arguments.of(AdmissionReason.ALG_MUST_BE_SUPPORTED, HEADER.replace("EdDSA", "eddsa")),
            Arguments.of(AdmissionReason.KID_MUST_BE_KEY_ID, HEADER.replace(KID, "")),
            Arguments.of(AdmissionReason.KID_MUST_BE_KEY_ID, HEADER.replace(KID, "did:chengxin:" + KID)),
            Arguments.of(
                    AdmissionReason.KID_MUST_BE_KEY_ID, HEADER.replace(KID, "91310115MA1H8R7C6D" + KID.substring(18))));

    @ParameterizedTest
    @FieldSource("WRONG_HEADERS")
    void a_wrong_header_says_what_is_wrong(AdmissionReason reason, String header) {
        refuses(reason, jws(header, PAYLOAD, SIGNATURE));
    }

    static final List<Arguments> WRONG_PAYLOADS = List.of(
            Arguments.of(AdmissionReason.PAYLOAD_MUST_BE_JSON, ""),
            Arguments.of(AdmissionReason.PAYLOAD_MUST_BE_JSON, PAYLOAD.substring(0, PAYLOAD.length() - 1)),
            Arguments.of(AdmissionReason.PAYLOAD_MUST_BE_JSON, PAYLOAD.replace("}", ",}")),
            Arguments.of(AdmissionReason.PAYLOAD_MUST_BE_CANONICAL, " " + PAYLOAD),
            Arguments.of(AdmissionReason.PAYLOAD_MUST_BE_CANONICAL, PAYLOAD.replace(":1,", ": 1,")),
            Arguments.of(AdmissionReason.PAYLOAD_MUST_BE_CANONICAL, PAYLOAD.replace("示例", "\\u793a例")),
            Arguments.of(AdmissionReason.PAYLOAD_MUST_BE_CANONICAL, PAYLOAD.replace("示例", "a\\/b")),
            Arguments.of(AdmissionReason.PAYLOAD_SURROGATES_MUST_PAIR, PAYLOAD.replace("示例", "\\ud800")),
            Arguments.of(AdmissionReason.PAYLOAD_SURROGATES_MUST_PAIR, PAYLOAD.replace("示例", "\\udc00\\ud800")),
            Arguments.of(
                    AdmissionReason.PAYLOAD_NUMBERS_MUST_BE_SAFE_INTEGERS,
                    PAYLOAD.replace(":1,", ":9007199254740992,")),
            Arguments.of(AdmissionReason.PAYLOAD_NUMBERS_MUST_BE_SAFE_INTEGERS, PAYLOAD.replace(":1,", ":1.0,")),
            Arguments.of(AdmissionReason.PAYLOAD_NUMBERS_MUST_BE_SAFE_INTEGERS, PAYLOAD.replace(":1,", ":1e0,")),
            Arguments.of(AdmissionReason.PAYLOAD_MUST_HAVE_NO_OTHER_MEMBER, PAYLOAD.replace("}", ",\"z\":1}")),
            Arguments.of(
                    AdmissionReason.PAYLOAD_MUST_HAVE_NO_OTHER_MEMBER,
                    PAYLOAD.replace("\"established\"", "\"a\":0,\"established\"")
                            .replace("{\"chain\":\"shili-test-1\",\"a\":0", "{\"a\":0,\"chain\":\"shili-test-1\"")),
            Arguments.of(AdmissionReason.PAYLOAD_MUST_BE_COMPLETE, PAYLOAD.replace(",\"sequence\":1", "")),
            Arguments.of(AdmissionReason.PAYLOAD_MUST_BE_COMPLETE, PAYLOAD.replace("\"name\":\"示例\",", "")),
            Arguments.of(
                    AdmissionReason.PAYLOAD_MEMBERS_MUST_BE_UNIQUE,
                    PAYLOAD.replace("\"sequence\":1", "\"sequence\":1,\"sequence\":1")),
            Arguments.of(
                    AdmissionReason.PAYLOAD_MEMBERS_MUST_BE_SORTED,
                    PAYLOAD.replace("\"name\":\"示例\",\"sequence\":1", "\"sequence\":1,\"name\":\"示例\"")),
            Arguments.of(AdmissionReason.PAYLOAD_VALUES_MUST_BE_OF_THEIR_KIND, PAYLOAD.replace(":1,", ":\"1\",")),
            Arguments.of(AdmissionReason.PAYLOAD_VALUES_MUST_BE_OF_THEIR_KIND, PAYLOAD.replace("\"示例\"", "true")),
            Arguments.of(AdmissionReason.PAYLOAD_VALUES_MUST_BE_OF_THEIR_KIND, "[]"),
            Arguments.of(AdmissionReason.PAYLOAD_VALUES_MUST_BE_OF_THEIR_KIND, "\"" + USCC + "\""),
            Arguments.of(AdmissionReason.PAYLOAD_CHOICES_MUST_EXIST, PAYLOAD.replace("registerOrg", "scoreOrg")),
            Arguments.of(AdmissionReason.PAYLOAD_CHOICES_MUST_EXIST, PAYLOAD.replace("registerOrg", "RegisterOrg")),
            Arguments.of(
                    AdmissionReason.PAYLOAD_BYTES_MUST_BE_BASE64URL,
                    "{\"chain\":\"shili-test-1\",\"content\":\"AB\",\"expires\":1800000000000,\"record\":\""
                            + Base64Url.encode(new byte[32]) + "\",\"sequence\":1,\"type\":\"holdRecord\"}"),
            Arguments.of(AdmissionReason.PAYLOAD_VALUES_MUST_BE_VALID, PAYLOAD.replace("2020-01-01", "2020-02-30")),
            Arguments.of(AdmissionReason.PAYLOAD_VALUES_MUST_BE_VALID, PAYLOAD.replace("示例", "")),
            Arguments.of(AdmissionReason.PAYLOAD_VALUES_MUST_BE_VALID, PAYLOAD.replace("示例", "例".repeat(129))),
            Arguments.of(AdmissionReason.PAYLOAD_VALUES_MUST_BE_VALID, PAYLOAD.replace("示例", "\\n")),
            Arguments.of(AdmissionReason.PAYLOAD_VALUES_MUST_BE_VALID, PAYLOAD.replace(":1,", ":0,")),
            Arguments.of(AdmissionReason.PAYLOAD_VALUES_MUST_BE_VALID, PAYLOAD.replace(":1,", ":-1,")),
            Arguments.of(AdmissionReason.PAYLOAD_VALUES_MUST_BE_VALID, PAYLOAD.replace("shili-test-1", "Shili")),
            Arguments.of(AdmissionReason.PAYLOAD_VALUES_MUST_BE_VALID, PAYLOAD.replace(USCC, "91310115MA1H8R7C6D")),
            Arguments.of(AdmissionReason.PAYLOAD_VALUES_MUST_BE_VALID, PAYLOAD.replace(USCC, "9135010026017703xw")),
            Arguments.of(AdmissionReason.PAYLOAD_VALUES_MUST_BE_VALID, PAYLOAD.replace(USCC, "９" + USCC.substring(1))),
            Arguments.of(
                    AdmissionReason.PAYLOAD_MUST_NAME_NO_NATURAL_PERSON,
                    PAYLOAD.replace(USCC, TestGenesis.soleTrader(1).text())),
            Arguments.of(AdmissionReason.PAYLOAD_MUST_END, PAYLOAD + PAYLOAD),
            Arguments.of(AdmissionReason.PAYLOAD_MUST_END, PAYLOAD + "\n"));

    @ParameterizedTest
    @FieldSource("WRONG_PAYLOADS")
    void a_wrong_payload_says_what_is_wrong(AdmissionReason reason, String payload) {
        refuses(reason, jws(HEADER, payload, SIGNATURE));
    }

    @Test
    void a_payload_that_is_not_utf_8_says_so() {
        byte[] payload = PAYLOAD.getBytes(StandardCharsets.UTF_8);
        payload[PAYLOAD.indexOf("示")] = (byte) 0xc0;
        refuses(
                AdmissionReason.PAYLOAD_MUST_BE_UTF8,
                (part(HEADER) + '.' + Base64Url.encode(payload) + '.' + SIGNATURE).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_payload_nested_too_deep_says_so() {
        String deep = "[".repeat(17) + "]".repeat(17);
        refuses(
                AdmissionReason.PAYLOAD_MUST_BE_SHALLOW,
                jws(HEADER, PAYLOAD.replace("}", ",\"z\":" + deep + "}"), SIGNATURE));
    }

    @Test
    void every_fault_of_a_payload_has_a_reason_of_its_own() {
        var reasons = Stream.of(MalformedException.Fault.values())
                .map(AdmissionReason::ofPayload)
                .distinct()
                .count();
        assertEquals(MalformedException.Fault.values().length, reasons);
    }

    private static void refuses(AdmissionReason reason, byte[] jws) {
        var refusal = assertThrows(InadmissibleException.class, () -> SignedTransaction.parse(jws));
        assertEquals(reason, refusal.reason());
    }

    private static byte[] jws(String header, String payload, String signature) {
        return (part(header) + '.' + part(payload) + '.' + signature).getBytes(StandardCharsets.US_ASCII);
    }

    private static String part(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }
}
