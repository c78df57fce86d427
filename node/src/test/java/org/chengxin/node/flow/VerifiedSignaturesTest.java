package org.chengxin.node.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.identity.DissolveOrganisation;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.node.testing.CountingVerifier;
import org.junit.jupiter.api.Test;

class VerifiedSignaturesTest {

    private static final TestKey KEY = TestGenesis.REGISTRAR;
    private static final TestKey OTHER_KEY = InsecureTestKeys.ed25519(KEY.organisation(), "another");

    private final CountingVerifier verifier = new CountingVerifier();
    private final VerifiedSignatures signatures = new VerifiedSignatures(verifier, 10);

    private static SignedTransaction transaction(int number) {
        var payload = new Payload("chain", 1_000, number, new DissolveOrganisation(TestGenesis.company(1)));
        try {
            return SignedTransaction.parse(TestCity.sign(KEY, payload));
        } catch (InadmissibleException malformed) {
            throw new AssertionError(malformed);
        }
    }

    @Test
    void a_signature_that_fits_is_checked_once() {
        SignedTransaction transaction = transaction(1);
        assertTrue(signatures.fits(transaction, KEY.jwk()));
        assertTrue(signatures.fits(transaction, KEY.jwk()));
        assertTrue(signatures.fitsInBlock(transaction, KEY.jwk()));
        assertEquals(1, verifier.calls());
        assertEquals(1, signatures.verified());
        assertEquals(1, signatures.remembered());
    }

    @Test
    void that_it_fits_one_key_says_nothing_about_another() {
        SignedTransaction transaction = transaction(1);
        assertTrue(signatures.fits(transaction, KEY.jwk()));
        assertFalse(signatures.fits(transaction, OTHER_KEY.jwk()));
    }

    @Test
    void a_signature_that_does_not_fit_is_not_remembered() {
        SignedTransaction transaction = transaction(1);
        assertFalse(signatures.fits(transaction, OTHER_KEY.jwk()));
        assertFalse(signatures.fits(transaction, OTHER_KEY.jwk()));
        assertEquals(2, verifier.calls());
    }

    @Test
    void the_latest_are_remembered_and_the_oldest_forgotten() {
        List<SignedTransaction> transactions = new ArrayList<>();
        for (int number = 1; number <= 35; number++) transactions.add(transaction(number));
        transactions.forEach(transaction -> signatures.fits(transaction, KEY.jwk()));
        for (SignedTransaction latest : transactions.subList(25, 35)) signatures.fits(latest, KEY.jwk());
        assertEquals(35, verifier.calls(), "as many as the bound says are remembered for certain");
        signatures.fits(transactions.getFirst(), KEY.jwk());
        assertEquals(36, verifier.calls());
    }
}
