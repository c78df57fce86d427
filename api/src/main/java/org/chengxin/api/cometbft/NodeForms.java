package org.chengxin.api.cometbft;

import static org.chengxin.api.cometbft.Forms.base64;
import static org.chengxin.api.cometbft.Forms.hex;
import static org.chengxin.api.cometbft.Forms.integer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.cometbft.Version;
import org.jspecify.annotations.Nullable;

/** Validators, and how the node is, as members of CometBFT's answers. Components are written with underscores. */
final class NodeForms {

    /** The release whose answers these are; clients choose by it how to read them. */
    private static final String RELEASE = "0.38.21";

    private static final String PEER_PROTOCOL = "8";
    private static final String KEY_TYPE = "tendermint/PubKeyEd25519";
    private static final String MONIKER = "chengxin";
    private static final Timestamp NO_BLOCK = Timestamp.ofMillis(0);

    private NodeForms() {}

    record KeyForm(String type, String value) {
        static KeyForm of(Validator validator) {
            return new KeyForm(KEY_TYPE, base64(validator.publicKey()));
        }
    }

    /** No hash or signature covers a validator's priority to propose, so the port does not have it. */
    record ValidatorForm(String address, KeyForm pubKey, String votingPower, String proposerPriority) {
        static ValidatorForm of(Validator validator) {
            return new ValidatorForm(
                    hex(validator.address()), KeyForm.of(validator), integer(validator.power()), integer(0));
        }
    }

    /** The answer to {@code validators}: one page of the set. */
    record ValidatorsAnswer(String blockHeight, List<ValidatorForm> validators, String count, String total) {
        static ValidatorsAnswer of(long height, List<Validator> page, int total) {
            return new ValidatorsAnswer(
                    integer(height),
                    page.stream().map(ValidatorForm::of).toList(),
                    integer(page.size()),
                    integer(total));
        }
    }

    record ProtocolForm(String p2p, String block, String app) {}

    record OtherForm(String txIndex, String rpcAddress) {}

    /** Nothing here is a peer of CometBFT's, so there is no address to call; the id is that of the validator's key. */
    record NodeInfoForm(
            ProtocolForm protocolVersion,
            String id,
            String listenAddr,
            String network,
            String version,
            String channels,
            String moniker,
            OtherForm other) {

        static NodeInfoForm of(String chain, Optional<Header> latest, Optional<Validator> own) {
            long app = latest.map(header -> header.version().app()).orElse(0L);
            return new NodeInfoForm(
                    new ProtocolForm(PEER_PROTOCOL, integer(Version.BLOCK_PROTOCOL), integer(app)),
                    own.map(validator -> hex(validator.address()).toLowerCase(Locale.ROOT))
                            .orElse(""),
                    "",
                    chain,
                    RELEASE,
                    "",
                    MONIKER,
                    new OtherForm("off", ""));
        }
    }

    record SyncInfoForm(
            String latestBlockHash,
            String latestAppHash,
            String latestBlockHeight,
            String latestBlockTime,
            String earliestBlockHash,
            String earliestAppHash,
            String earliestBlockHeight,
            String earliestBlockTime,
            boolean catchingUp) {

        static SyncInfoForm of(Optional<Header> latest, Optional<Header> earliest, boolean catchingUp) {
            return new SyncInfoForm(
                    hex(latest.map(Header::hash).orElse(Bytes.EMPTY)),
                    hex(latest.map(Header::appHash).orElse(Bytes.EMPTY)),
                    integer(latest.map(Header::height).orElse(0L)),
                    Forms.time(latest.map(Header::time).orElse(NO_BLOCK)),
                    hex(earliest.map(Header::hash).orElse(Bytes.EMPTY)),
                    hex(earliest.map(Header::appHash).orElse(Bytes.EMPTY)),
                    integer(earliest.map(Header::height).orElse(0L)),
                    Forms.time(earliest.map(Header::time).orElse(NO_BLOCK)),
                    catchingUp);
        }
    }

    record ValidatorInfoForm(String address, @Nullable KeyForm pubKey, String votingPower) {
        static ValidatorInfoForm of(Optional<Validator> own) {
            return own.map(validator -> new ValidatorInfoForm(
                            hex(validator.address()), KeyForm.of(validator), integer(validator.power())))
                    .orElseGet(() -> new ValidatorInfoForm("", null, integer(0)));
        }
    }

    /** The answer to {@code status}. */
    record StatusAnswer(NodeInfoForm nodeInfo, SyncInfoForm syncInfo, ValidatorInfoForm validatorInfo) {}

    /** The answer to {@code health}: an object without members. */
    record HealthAnswer() {}
}
