package org.chengxin.peers.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.chengxin.ledger.Uscc;
import org.chengxin.node.port.MemberKeys;

/**
 * Trusts a peer that shows an active key of a member, and nobody else. TLS itself makes sure that the peer has the private
 * half. Names, times, chains and anchors of certificates are not looked at: there is nobody who would vouch for them.
 */
final class MemberTrust extends X509ExtendedTrustManager {

    private final MemberKeys keys;
    private final Optional<Uscc> expected;

    /**
     * @param expected the only member that is trusted; any, when empty
     */
    MemberTrust(MemberKeys keys, Optional<Uscc> expected) {
        this.keys = keys;
        this.expected = expected;
    }

    private void require(X509Certificate[] chain) throws CertificateException {
        if (chain.length != 1) throw new CertificateException("a member's node shows one certificate");
        List<Uscc> members =
                P256.jwk(chain[0].getPublicKey()).map(keys::membersWith).orElse(List.of());
        boolean trusted = expected.map(members::contains).orElse(!members.isEmpty());
        if (!trusted)
            throw new CertificateException("not an active key of "
                    + expected.map(member -> "the member " + member).orElse("a member"));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        require(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        require(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        require(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        require(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        require(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        require(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
