package org.chengxin.cli.imports;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.credit.HeldContent;

/**
 * The contents of held records, for the clerk's work list: one compact JWE a line in
 * {@code <data>/held/<publisher>-<year>.jwe}, mode 0600. The key of a file follows from the import secret of its publisher
 * and year, so that what is held can no longer be read once that secret is destroyed. A line's header names the record
 * and the commitment ({@code record}, {@code commitment}); its payload is canonical JSON with {@code content}
 * ({@link HeldContent}), {@code record} and {@code salt}. A line is durable before its transaction is sent, and a row that
 * comes again adds none. What is withdrawn leaves its file. Safe for several threads and several programs.
 */
public final class HeldFiles {

    private static final String HMAC = "HmacSHA256";
    private static final Codec<HeldContent> CONTENT = Codec.of(HeldContent.class);

    private final Path folder;
    private final Map<Path, Set<String>> known = new HashMap<>();

    /** A line of a file, and which record and commitment its header names. */
    private record Entry(String name, String line) {}

    /** Something to do with the files. */
    private interface Work {

        void run() throws IOException;
    }

    /** The files in a data directory. */
    public HeldFiles(Path dataDirectory) {
        this.folder = dataDirectory.resolve("held");
    }

    /** Writes the lines that are not there yet, durably. */
    synchronized void keep(Collection<HeldLine> lines) {
        if (!lines.isEmpty()) alone(() -> add(lines));
    }

    private void add(Collection<HeldLine> lines) throws IOException {
        Map<Path, StringBuilder> additions = new TreeMap<>();
        for (HeldLine line : lines) {
            Path file = folder.resolve(line.publisher().text() + "-" + line.year() + ".jwe");
            if (!known.containsKey(file)) known.put(file, names(file));
            if (Objects.requireNonNull(known.get(file)).add(name(line)))
                additions
                        .computeIfAbsent(file, any -> new StringBuilder())
                        .append(encrypt(line))
                        .append('\n');
        }
        for (Map.Entry<Path, StringBuilder> addition : additions.entrySet())
            append(addition.getKey(), addition.getValue().toString());
    }

    /** Takes away, durably, what there is about a record that is no longer held. All else stays. */
    public void destroy(RecordId record) {
        takeAway(name -> name.startsWith(record.text() + ' '));
    }

    /** Takes away, durably, lines that never became a held record and never will. */
    void drop(Collection<HeldLine> lines) {
        Set<String> names = lines.stream().map(HeldFiles::name).collect(Collectors.toSet());
        if (!names.isEmpty()) takeAway(names::contains);
    }

    private synchronized void takeAway(Predicate<String> unwanted) {
        if (!Files.exists(folder)) return;
        alone(() -> {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jwe")) {
                for (Path file : files) takeAway(file, unwanted);
            }
        });
    }

    /** Writes a file anew without some lines; after a crash there is the old one or the new one. */
    private void takeAway(Path file, Predicate<String> unwanted) throws IOException {
        List<Entry> entries = entries(file);
        List<Entry> left =
                entries.stream().filter(entry -> !unwanted.test(entry.name())).toList();
        if (left.size() == entries.size()) return;
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        append(draft, left.stream().map(entry -> entry.line() + '\n').collect(Collectors.joining()));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
        known.remove(file);
    }

    /** Works while no other import and no withdrawal does, in this program or in another. */
    private void alone(Work work) {
        synchronized (HeldFiles.class) {
            try {
                if (!Files.exists(folder)) Files.createDirectories(folder, permissions("rwx------"));
                try (FileChannel lock = FileChannel.open(
                        folder.resolve(".lock"),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        permissions("rw-------"))) {
                    lock.lock(); // until the channel is closed
                    work.run();
                }
            } catch (IOException unwritable) {
                throw new CommandFailure(
                        ExitCode.BAD_DATA,
                        "cannot write held rows to " + folder + "; make the data directory writable",
                        unwritable);
            }
        }
    }

    private void append(Path file, String text) throws IOException {
        if (!Files.exists(file)) Files.createFile(file, permissions("rw-------"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (buffer.hasRemaining()) channel.write(buffer);
            channel.force(true);
        }
    }

    private static Set<String> names(Path file) throws IOException {
        return entries(file).stream().map(Entry::name).collect(Collectors.toCollection(HashSet::new));
    }

    /** What a file holds. A last line that a crash cut short is taken away. */
    private static List<Entry> entries(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        if (!Files.exists(file)) return entries;
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') end--;
        if (end < bytes.length) cut(file, end);
        try {
            for (String line : new String(bytes, 0, end, StandardCharsets.US_ASCII).split("\n", -1))
                if (!line.isEmpty()) entries.add(new Entry(name(line), line));
            return entries;
        } catch (IllegalArgumentException | MalformedException damaged) {
            throw new CommandFailure(
                    ExitCode.BAD_DATA, file + " is damaged; restore it from a backup or move it away", damaged);
        }
    }

    private static String name(String line) {
        byte[] header = Base64Url.decode(line.substring(0, Math.max(0, line.indexOf('.'))));
        if (Json.read(header) instanceof Map<?, ?> members)
            return name(String.valueOf(members.get("record")), String.valueOf(members.get("commitment")));
        throw new IllegalArgumentException("no header");
    }

    private static String name(HeldLine line) {
        return name(line.record().text(), line.commitment().toBase64Url());
    }

    private static String name(String record, String commitment) {
        return record + ' ' + commitment;
    }

    private static void cut(Path file, long end) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(end);
            channel.force(true);
        }
    }

    private static String encrypt(HeldLine line) {
        Map<String, Object> payload = new TreeMap<>();
        payload.put("content", Json.read(CONTENT.encode(line.content())));
        payload.put("record", line.record().text());
        payload.put("salt", line.salt().toBase64Url());
        var header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .contentType("json")
                .keyID(line.publisher().text() + "-" + line.year())
                .customParam("record", line.record().text())
                .customParam("commitment", line.commitment().toBase64Url())
                .build();
        try {
            JWEObject jwe = new JWEObject(header, new Payload(Json.write(payload)));
            jwe.encrypt(new DirectEncrypter(key(line.secret())));
            return jwe.serialize();
        } catch (JOSEException | GeneralSecurityException missing) {
            throw new IllegalStateException("the JDK does not encrypt", missing);
        }
    }

    /** HMAC-SHA-256 of the canonical {@code ["held"]} under the import secret. */
    static byte[] key(Bytes secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(secret.shared(), HMAC));
        return mac.doFinal(Json.write(List.of("held")));
    }

    private FileAttribute<?>[] permissions(String text) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }
}
