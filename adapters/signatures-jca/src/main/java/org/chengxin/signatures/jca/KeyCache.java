package org.chengxin.signatures.jca;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.concurrent.ConcurrentHashMap;
import org.chengxin.ledger.Jwk;

/** Remembers the provider's form of keys, which costs more to make than to keep. Forgets all of them when it is full. */
final class KeyCache {

    private static final int MAX_KEYS = 4096;

    private final ConcurrentHashMap<Jwk, PublicKey> keys = new ConcurrentHashMap<>();
    private final Reader reader;

    /** How a provider reads a key. */
    interface Reader {

        /** Reads a key, or throws where it is none. */
        PublicKey read(Jwk key) throws GeneralSecurityException;
    }

    KeyCache(Reader reader) {
        this.reader = reader;
    }

    PublicKey of(Jwk key) throws GeneralSecurityException {
        PublicKey known = keys.get(key);
        if (known != null) return known;
        PublicKey read = reader.read(key);
        if (keys.size() >= MAX_KEYS) keys.clear();
        keys.put(key, read);
        return read;
    }
}
