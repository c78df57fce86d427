package org.chengxin.cli.keys;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.chengxin.cli.ClientOptions;
import org.chengxin.ledger.Jwk;
import org.chengxin.sdk.SigningKey;

/** What may be shown of a key. */
final class Shown {

    private Shown() {}

    static void key(ClientOptions options, SigningKey key, Path file) {
        Map<String, Object> jwk = jwk(key.jwk());
        if (options.json) {
            Map<String, Object> members = new TreeMap<>();
            members.put("file", file.toString());
            members.put("jwk", jwk);
            members.put("kid", key.id().text());
            options.printJson(members);
            return;
        }
        options.out().println("file  " + file);
        options.out().println("kid   " + key.id());
        options.out().print("jwk   ");
        options.printJson(jwk);
    }

    private static Map<String, Object> jwk(Jwk jwk) {
        Map<String, Object> members = new TreeMap<>();
        members.put("crv", jwk.crv());
        members.put("kty", jwk.kty());
        members.put("x", jwk.x().toBase64Url());
        jwk.y().ifPresent(y -> members.put("y", y.toBase64Url()));
        return members;
    }
}
