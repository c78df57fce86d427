package org.chengxin.peers.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Jwk;

/**
 * The key with which this node proves to other members' nodes whose it is, in a certificate (RFC 5280) that it has signed
 * itself. Nobody believes what the certificate says: name and times are there because the form wants them, and whether the
 * key is good is on the ledger.
 */
public final class TlsKey {

    private static final String PROTOCOL = "TLSv1.3";
    private static final String SIGNATURE = "SHA256withECDSA";
    /** RFC 5280, section 4.1.2.5: no well-defined end. */
    private static final String NEVER = "99991231235959Z";

    private static final String LONG_AGO = "200101000000Z";
    private static final char[] NO_PASSWORD = new char[0];

    private final Jwk jwk;
    private final KeyManager[] managers;

    private TlsKey(Jwk jwk, KeyManager[] managers) {
        this.jwk = jwk;
        this.managers = managers;
    }

    /**
     * A key on P-256.
     *
     * @param secret the private half, 32 bytes, big-endian
     * @throws IllegalArgumentException when the halves are no key, or do not belong together
     */
    public static TlsKey of(Jwk jwk, Bytes secret) {
        PublicKey publicKey = P256.publicKey(jwk);
        PrivateKey privateKey = P256.privateKey(secret);
        try {
            Certificate certificate = certificate(jwk, publicKey, privateKey);
            certificate.verify(publicKey);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("node", privateKey, NO_PASSWORD, new Certificate[] {certificate});
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return new TlsKey(jwk, factory.getKeyManagers());
        } catch (GeneralSecurityException | IOException unfit) {
            throw new IllegalArgumentException("not the two halves of one key", unfit);
        }
    }

    private static Certificate certificate(Jwk jwk, PublicKey publicKey, PrivateKey privateKey)
            throws GeneralSecurityException, IOException {
        var algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        X500Name name = new X500NameBuilder()
                .addRDN(BCStyle.CN, jwk.thumbprint().text())
                .build();
        var generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(BigInteger.ONE));
        generator.setSignature(algorithm);
        generator.setIssuer(name);
        generator.setSubject(name);
        generator.setStartDate(new Time(new DERUTCTime(LONG_AGO)));
        generator.setEndDate(new Time(new DERGeneralizedTime(NEVER)));
        generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(publicKey.getEncoded()));
        TBSCertificate content = generator.generateTBSCertificate();
        Signature signature = Signature.getInstance(SIGNATURE);
        signature.initSign(privateKey);
        signature.update(content.getEncoded("DER"));
        var parts = new ASN1EncodableVector();
        parts.add(content);
        parts.add(algorithm);
        parts.add(new DERBitString(signature.sign()));
        byte[] encoded = new DERSequence(parts).getEncoded("DER");
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    /** The public half. */
    public Jwk jwk() {
        return jwk;
    }

    /** The one protocol: in it nobody learns who the two are, and no old weakness can be asked for. */
    static void speakOnlyTls13(SSLSocket socket) {
        socket.setEnabledProtocols(new String[] {PROTOCOL});
    }

    /**
     * A context for one connection and no other: without a session to take up again, each peer proves its key each time,
     * against the ledger as it is then.
     */
    SSLContext context(MemberTrust trust) {
        try {
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(managers, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the JDK has TLS 1.3", impossible);
        }
    }
}
