package org.chengxin.app.network;

import static org.chengxin.app.network.NetworkReason.EACH_MEMBER_MUST_HAVE_SEALED;
import static org.chengxin.app.network.NetworkReason.FILES_MUST_BE_OF_ONE_NETWORK;
import static org.chengxin.app.network.NetworkReason.GENESIS_MUST_FOLLOW_FROM_STATEMENTS;
import static org.chengxin.app.network.NetworkReason.NETWORK_FILE_MUST_BE_READABLE;
import static org.chengxin.app.network.NetworkReason.ORGANISATION_MUST_BE_A_MEMBER;
import static org.chengxin.app.network.NetworkReason.SEALS_MUST_FIT;
import static org.chengxin.app.network.NetworkReason.STATEMENT_MUST_BE_EXPECTED;
import static org.chengxin.app.network.NetworkReason.STATEMENT_MUST_NOT_BE_MISSING;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.MalformedException;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.DetachedJws;
import org.chengxin.ledger.SignatureCheck;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.governance.SignedGenesis;
import org.chengxin.sdk.SigningKey;

/**
 * A network before it begins: what each organisation stated, the genesis that follows from it, and the seals of the
 * members, of which none may be missing in the end. The file goes from member to member in any order, or each seals a copy
 * of its own.
 *
 * @param genesis    what members seal
 * @param seals      a JWS with detached payload of each member that has sealed, sorted by member
 * @param statements of all organisations, sorted by code
 */
public record NetworkFile(Genesis genesis, List<String> seals, List<SignedStatement> statements) {

    private static final Codec<NetworkFile> CODEC = Codec.of(NetworkFile.class);
    private static final Codec<Agreed> AGREED = Codec.of(Agreed.class);

    /** All but signatures. */
    record Agreed(Genesis genesis, List<Statement> statements) {}

    /** Keeps the lists from changing. */
    public NetworkFile {
        seals = List.copyOf(seals);
        statements = List.copyOf(statements);
    }

    /**
     * When the last of some statements was made, which is when a network of them can begin at the earliest. Whoever has the
     * same statements finds the same.
     *
     * @return milliseconds since 1970-01-01T00:00Z; empty when one of them does not say when
     */
    public static Optional<Long> newest(List<SignedStatement> statements) {
        List<Optional<Long>> times =
                statements.stream().map(signed -> signed.statement().statedAt()).toList();
        if (times.contains(Optional.<Long>empty())) return Optional.empty();
        return times.stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    /**
     * Assembles a network from statements.
     *
     * @param time     of the genesis, in milliseconds since 1970-01-01T00:00Z
     * @param expected whose statements these have to be, all of them and nobody else's
     * @throws NetworkException with the first thing that stands against them
     */
    public static NetworkFile collect(
            ChainState settings,
            long time,
            Collection<Uscc> expected,
            List<SignedStatement> statements,
            SignatureCheck check) {
        Assembly.require(statements, check);
        Set<Uscc> missing = new TreeSet<>(expected);
        for (SignedStatement signed : statements)
            if (!missing.remove(signed.statement().uscc()))
                throw new NetworkException(
                        STATEMENT_MUST_BE_EXPECTED, signed.statement().uscc().text());
        if (!missing.isEmpty()) throw new NetworkException(STATEMENT_MUST_NOT_BE_MISSING, listed(missing));
        List<SignedStatement> sorted = statements.stream()
                .sorted(Comparator.comparing(signed -> signed.statement().uscc()))
                .toList();
        return new NetworkFile(genesis(settings, time, sorted), List.of(), sorted);
    }

    private static Genesis genesis(ChainState settings, long time, List<SignedStatement> statements) {
        return Assembly.genesis(
                settings,
                time,
                statements.stream().map(SignedStatement::statement).toList());
    }

    /**
     * Reads a file.
     *
     * @param name what to call it when it is refused
     * @throws NetworkException {@link NetworkReason#NETWORK_FILE_MUST_BE_READABLE}
     */
    public static NetworkFile read(String name, byte[] bytes) {
        try {
            return CODEC.decode(bytes);
        } catch (MalformedException malformed) {
            throw new NetworkException(NETWORK_FILE_MUST_BE_READABLE, name);
        }
    }

    /** The bytes of the file. */
    public byte[] write() {
        return CODEC.encode(this);
    }

    /**
     * Names what is agreed to people who compare it: SHA-256 in hexadecimal of the genesis and of what was stated. No
     * signature is in it, because with ECDSA anybody can make a second one out of the first that fits as well.
     */
    public String fingerprint() {
        List<Statement> stated =
                statements.stream().map(SignedStatement::statement).toList();
        return Bytes.owned(Sha256.of(AGREED.encode(new Agreed(genesis, stated))))
                .toHex();
    }

    /**
     * Checks everything in it, but not that every member has sealed.
     *
     * @throws NetworkException with the first thing that stands against it
     */
    public void require(SignatureCheck check) {
        Assembly.require(statements, check);
        if (!genesis(genesis.settings(), genesis.time(), statements).equals(genesis))
            throw new NetworkException(GENESIS_MUST_FOLLOW_FROM_STATEMENTS, genesis.chain());
        byte[] payload = SignedGenesis.payload(genesis);
        Set<Uscc> sealed = new TreeSet<>();
        for (String seal : seals) {
            Optional<Uscc> by = sealer(seal);
            Optional<StatedNode> node = by.flatMap(this::statementOf).flatMap(Statement::node);
            boolean fits = node.isPresent()
                    && sealed.add(by.get())
                    && DetachedSignature.fits(
                            seal, SignedGenesis.TYP, by.get(), node.get().operator(), payload, check);
            if (!fits)
                throw new NetworkException(SEALS_MUST_FIT, by.map(Uscc::text).orElse(genesis.chain()));
        }
    }

    /**
     * The same with a member's seal in it.
     *
     * @param operator the member's key
     * @throws NetworkException {@link NetworkReason#ORGANISATION_MUST_BE_A_MEMBER}
     */
    public NetworkFile sealedBy(SigningKey operator) {
        Uscc member = operator.id().organisation();
        boolean own = statementOf(member)
                .flatMap(Statement::node)
                .filter(node -> node.operator().equals(operator.jwk()))
                .isPresent();
        if (!own) throw new NetworkException(ORGANISATION_MUST_BE_A_MEMBER, member.text());
        SortedMap<Uscc, String> all = bySealer();
        all.put(member, DetachedSignature.sign(SignedGenesis.TYP, operator, SignedGenesis.payload(genesis)));
        return new NetworkFile(genesis, List.copyOf(all.values()), statements);
    }

    /**
     * The same with the seals of another copy as well. Both are checked already.
     *
     * @throws NetworkException {@link NetworkReason#FILES_MUST_BE_OF_ONE_NETWORK}
     */
    public NetworkFile and(NetworkFile other) {
        if (!other.fingerprint().equals(fingerprint()))
            throw new NetworkException(FILES_MUST_BE_OF_ONE_NETWORK, fingerprint() + " and " + other.fingerprint());
        SortedMap<Uscc, String> all = bySealer();
        all.putAll(other.bySealer());
        return new NetworkFile(genesis, List.copyOf(all.values()), statements);
    }

    /** Members that have not sealed. */
    public List<Uscc> unsealed() {
        List<Uscc> missing = new ArrayList<>(genesis.members());
        missing.removeAll(bySealer().keySet());
        return missing;
    }

    /**
     * The genesis with the signatures of all members.
     *
     * @throws NetworkException {@link NetworkReason#EACH_MEMBER_MUST_HAVE_SEALED}
     */
    public SignedGenesis signed() {
        if (!unsealed().isEmpty()) throw new NetworkException(EACH_MEMBER_MUST_HAVE_SEALED, listed(unsealed()));
        SortedMap<Uscc, String> all = bySealer();
        return new SignedGenesis(
                genesis,
                genesis.members().stream()
                        .map(member -> Optional.ofNullable(all.get(member)).orElseThrow())
                        .toList());
    }

    /** What an organisation stated. */
    public Optional<Statement> statementOf(Uscc organisation) {
        return statements.stream()
                .map(SignedStatement::statement)
                .filter(statement -> statement.uscc().equals(organisation))
                .findFirst();
    }

    private SortedMap<Uscc, String> bySealer() {
        SortedMap<Uscc, String> all = new TreeMap<>();
        for (String seal : seals) sealer(seal).ifPresent(member -> all.put(member, seal));
        return all;
    }

    private static Optional<Uscc> sealer(String seal) {
        return DetachedJws.parse(seal, SignedGenesis.TYP).map(jws -> jws.key().organisation());
    }

    private static String listed(Collection<Uscc> organisations) {
        return organisations.stream().map(Uscc::text).collect(Collectors.joining(", "));
    }
}
