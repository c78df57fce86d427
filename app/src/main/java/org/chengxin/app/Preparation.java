package org.chengxin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.app.network.NetworkException;
import org.chengxin.app.network.NetworkReason;
import org.chengxin.app.network.SignedStatement;
import org.chengxin.app.network.StatedNode;
import org.chengxin.app.network.Statement;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Role;
import org.chengxin.sdk.SigningKey;

/** Makes the keys of an organisation where they will stay, and the statement that names their public halves. */
final class Preparation {

    private Preparation() {}

    /**
     * Who an organisation is.
     *
     * @param uscc        its code
     * @param name        its registered name
     * @param established date of establishment
     * @param district    district of registration
     * @param roles       the roles that it asks for
     */
    record Who(Uscc uscc, String name, LocalDate established, Optional<String> district, Set<Role> roles) {}

    /**
     * Where the node of an organisation will be.
     *
     * @param address {@code host:port} where other validators reach it
     * @param listen  address and port of this machine where it listens for them
     * @param api     where everyone reaches its API
     * @param contents {@code host:port} where other members fetch contents from it
     * @param contentsListen address and port of this machine where it gives them
     * @param port    where the API listens
     * @param rpcPort where CometBFT answers the node
     */
    record Where(
            String address, String listen, String api, String contents, String contentsListen, int port, int rpcPort) {}

    /**
     * A member with a node: keys, configuration, the operator's token and the statement, all in its data directory.
     *
     * @param desk where the key of the authority is
     * @param now  in milliseconds since 1970-01-01T00:00Z
     * @throws NetworkException when the organisation has stated something here before
     */
    static SignedStatement member(DataDirectory data, Keys node, Keys desk, Who who, Where where, long now) {
        requireNew(data);
        SigningKey operator = node.operator(who.uscc());
        SigningKey peer = node.peer(who.uscc());
        SigningKey tls = node.tls(who.uscc());
        SigningKey validator = node.validator(who.uscc());
        StatedNode stated = new StatedNode(
                where.address(), where.api(), where.contents(), operator.jwk(), peer.jwk(), tls.jwk(), validator.jwk());
        SignedStatement signed = sign(
                who, Optional.of(stated), desk.authority(who.uscc()), List.of(operator, peer, tls, validator), now);
        try {
            Founding.makeToken(data);
            if (!Files.exists(data.configuration())) PrivateFiles.write(data.configuration(), configuration(where));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        keep(data, signed);
        return signed;
    }

    /** An authority without a node: its one key and the statement. */
    static SignedStatement authority(DataDirectory data, Keys desk, Who who, long now) {
        requireNew(data);
        SignedStatement signed = authority(desk, who, now);
        keep(data, signed);
        return signed;
    }

    /** An authority without a node and without a folder of its own. */
    static SignedStatement authority(Keys desk, Who who, long now) {
        return sign(who, Optional.empty(), desk.authority(who.uscc()), List.of(), now);
    }

    private static SignedStatement sign(
            Who who, Optional<StatedNode> node, SigningKey authority, List<SigningKey> more, long now) {
        Statement statement = new Statement(
                authority.jwk(),
                who.district(),
                who.established(),
                who.name(),
                node,
                who.roles().stream().sorted().toList(),
                Optional.of(now),
                who.uscc());
        List<SigningKey> keys = new ArrayList<>(List.of(authority));
        keys.addAll(more);
        return SignedStatement.of(statement, keys);
    }

    private static void requireNew(DataDirectory data) {
        if (Files.exists(data.statement()) || data.isStarted())
            throw new NetworkException(
                    NetworkReason.STATEMENT_MUST_BE_NEW, data.path() + " has a statement or a city already");
    }

    private static void keep(DataDirectory data, SignedStatement signed) {
        try {
            PrivateFiles.write(data.statement(), signed.write());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static byte[] configuration(Where where) {
        Map<Setting, Object> chosen = new EnumMap<>(Setting.class);
        chosen.put(Setting.ENGINE, "cometbft");
        chosen.put(Setting.PORT, where.port());
        chosen.put(Setting.COMETBFT_LISTEN, where.listen());
        chosen.put(Setting.CONTENTS_LISTEN, where.contentsListen());
        chosen.put(Setting.COMETBFT_RPC_PORT, where.rpcPort());
        StringBuilder text = new StringBuilder();
        chosen.forEach((setting, value) -> text.append("# ")
                .append(setting.meaning())
                .append('\n')
                .append(setting.key())
                .append('=')
                .append(value)
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
