package org.chengxin.signatures.jca;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** ES256 and SM2 at their edges, each derived from one published signature. */
final class EcdsaCases {

    private static final int HALF = 32;

    /** Order of P-256, SP 800-186, section 3.2.1.3. */
    private static final BigInteger ORDER_OF_P256 =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    /** Order of the curve of GB/T 32918.5. */
    private static final BigInteger ORDER_OF_SM2 =
            new BigInteger("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123", 16);

    private final List<KnownAnswer> made = new ArrayList<>();
    private final byte[] key;
    private final byte[] message;
    private final BigInteger r;
    private final BigInteger s;
    private final BigInteger order;

    private EcdsaCases(byte[] key, byte[] message, byte[] signature, BigInteger order) {
        this.key = key;
        this.message = message;
        this.r = new BigInteger(1, Arrays.copyOf(signature, HALF));
        this.s = new BigInteger(1, Arrays.copyOfRange(signature, HALF, 2 * HALF));
        this.order = order;
    }

    /** RFC 7515, appendix A.3, and what follows from it: n − s is as good as s. */
    static List<KnownAnswer> es256() {
        String signingInput = "eyJhbGciOiJFUzI1NiJ9"
                + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        EcdsaCases cases = new EcdsaCases(
                join(
                        base64("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
                        base64("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0")),
                signingInput.getBytes(StandardCharsets.US_ASCII),
                base64("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"),
                ORDER_OF_P256);
        cases.add("RFC 7515 appendix A.3", true, cases.r, cases.s);
        cases.add("n - s for s", true, cases.r, ORDER_OF_P256.subtract(cases.s));
        cases.common();
        return List.copyOf(cases.made);
    }

    /** GB/T 32918.5-2017, appendix A.2 (identifier 1234567812345678), and what follows from it. */
    static List<KnownAnswer> sm2() {
        EcdsaCases cases = new EcdsaCases(
                join(
                        hex("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"),
                        hex("ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13")),
                "message digest".getBytes(StandardCharsets.US_ASCII),
                join(
                        hex("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"),
                        hex("b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa")),
                ORDER_OF_SM2);
        cases.add("GB/T 32918.5 appendix A.2", true, cases.r, cases.s);
        cases.add("n - s for s", false, cases.r, ORDER_OF_SM2.subtract(cases.s));
        cases.add("r + s is n", false, cases.r, ORDER_OF_SM2.subtract(cases.r));
        cases.common();
        return List.copyOf(cases.made);
    }

    private void common() {
        BigInteger zero = BigInteger.ZERO;
        BigInteger most = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
        add("r is 0", false, zero, s);
        add("s is 0", false, r, zero);
        add("both are 0", false, zero, zero);
        add("r is n", false, order, s);
        add("s is n", false, r, order);
        add("r is n - r", false, order.subtract(r), s);
        add("r is 2^256 - 1", false, most, s);
        add("s is 2^256 - 1", false, r, most);
        add("r and s exchanged", false, s, r);
        byte[] signature = join(half(r), half(s));
        for (int bit = 0; bit < 512; bit += 73) refuse("bit " + bit + " of r or s", key, message, flip(signature, bit));
        for (int bit = 0; bit < 512; bit += 73)
            refuse("bit " + bit + " of the key", flip(key, bit), message, signature);
        refuse("bit of the message", key, flip(message, 0), signature);
        refuse("no message", key, new byte[0], signature);
        refuse("no signature", key, message, new byte[0]);
        refuse("63 bytes", key, message, Arrays.copyOf(signature, 63));
        refuse("65 bytes", key, message, Arrays.copyOf(signature, 65));
        refuse("as in X.509", key, message, der(r, s));
        refuse("key at infinity", new byte[64], message, signature);
        refuse("x of the key is not reduced", join(half(most), Arrays.copyOfRange(key, HALF, 64)), message, signature);
    }

    private void add(String name, boolean valid, BigInteger first, BigInteger second) {
        made.add(new KnownAnswer(name, valid, key, message, join(half(first), half(second))));
    }

    private void refuse(String name, byte[] of, byte[] signed, byte[] signature) {
        made.add(new KnownAnswer(name, false, of, signed, signature));
    }

    /** SEQUENCE of two INTEGERs, both of 32 bytes and, here, with their top bit set or not. */
    private static byte[] der(BigInteger first, BigInteger second) {
        byte[] one = first.toByteArray();
        byte[] two = second.toByteArray();
        byte[] all = new byte[6 + one.length + two.length];
        all[0] = 0x30;
        all[1] = (byte) (4 + one.length + two.length);
        all[2] = 2;
        all[3] = (byte) one.length;
        System.arraycopy(one, 0, all, 4, one.length);
        all[4 + one.length] = 2;
        all[5 + one.length] = (byte) two.length;
        System.arraycopy(two, 0, all, 6 + one.length, two.length);
        return all;
    }

    private static byte[] half(BigInteger number) {
        byte[] bytes = new byte[HALF];
        byte[] big = number.toByteArray();
        int length = Math.min(HALF, big.length);
        System.arraycopy(big, big.length - length, bytes, HALF - length, length);
        return bytes;
    }

    private static byte[] join(byte[] one, byte[] two) {
        byte[] joined = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, joined, one.length, two.length);
        return joined;
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] base64(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
