package org.chengxin.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.sdk.SdkException;
import org.chengxin.sdk.WholeFile;

/** Looks at machine and data directory, and says of each thing whether it is right. Changes nothing. */
final class Doctor {

    private static final int FEATURE = 25;
    private static final long MEBIBYTE = 1L << 20;
    private static final long MINUTE_MILLIS = 60_000;

    /** No clock that is right says less: the program is not older than this. */
    private static final long EARLIEST = Instant.parse("2025-09-16T00:00:00Z").toEpochMilli();

    private final Path folder;
    private final Settings settings;
    private final long now;

    Doctor(Path folder, Settings settings, long now) {
        this.folder = folder.toAbsolutePath().normalize();
        this.settings = settings;
        this.now = now;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(jdk(Runtime.version()));
        findings.addAll(data());
        findings.add(disk());
        findings.add(clock());
        tls().ifPresent(findings::add);
        return findings;
    }

    static Finding jdk(Runtime.Version version) {
        if (version.feature() == FEATURE) return Finding.good("JDK " + version);
        return Finding.bad(
                StartReason.JDK_MUST_BE_25,
                "this is Java " + version + "; install JDK 25, or name one in CHENGXIN_JAVA_HOME");
    }

    private List<Finding> data() {
        DataDirectory data;
        try {
            data = DataDirectory.lookAt(folder);
        } catch (CannotStart wrong) {
            return List.of(Finding.bad(wrong), port());
        }
        if (!Files.exists(folder)) return List.of(mayBeMade(), port());
        if (!Files.isWritable(folder))
            return List.of(
                    Finding.bad(
                            StartReason.DATA_DIRECTORY_MUST_BE_WRITABLE,
                            folder
                                    + " cannot be written by this user; change its owner, or choose another with --data"),
                    port());
        // A running node is expected to hold its port.
        if (data.isInUse()) return List.of(Finding.good(folder + " is in use by a running node"));
        if (!data.isStarted()) return List.of(Finding.good(folder + " is empty"), port());
        List<Finding> findings = new ArrayList<>(List.of(Finding.good(folder + " holds a city"), port()));
        List<Finding> keys = keys(data);
        findings.addAll(keys);
        boolean hasRoom = Room.against(folder, settings).isEmpty();
        if (hasRoom && keys.stream().allMatch(Finding::good)) findings.add(start(data));
        return findings;
    }

    /** What a start would refuse beside all that is looked at here. */
    private Finding start(DataDirectory data) {
        try {
            new StartExamination(data, new Keys(data.keys(), Passphrases.of(settings)), settings).run();
            return Finding.good("genesis, stores and log fit together");
        } catch (CannotStart wrong) {
            return Finding.bad(wrong);
        } catch (UncheckedIOException unreadable) {
            return Finding.bad(
                    StartReason.DATA_DIRECTORY_MUST_BE_WRITABLE,
                    data.path() + " could not be looked into (" + unreadable.getMessage() + ")");
        }
    }

    private Finding mayBeMade() {
        Path parent = folder;
        while (parent != null && !Files.exists(parent)) parent = parent.getParent();
        if (parent != null && Files.isDirectory(parent) && Files.isWritable(parent))
            return Finding.good(folder + " will be made");
        return Finding.bad(
                StartReason.DATA_DIRECTORY_MUST_BE_WRITABLE,
                folder + " cannot be made by this user; choose another with --data");
    }

    private Finding port() {
        return FrontDoor.against(settings)
                .map(Finding::bad)
                .orElseGet(() -> Finding.good(
                        "port " + settings.text(Setting.PORT) + " of " + settings.text(Setting.ADDRESS) + " is free"));
    }

    private List<Finding> keys(DataDirectory data) {
        List<Finding> findings = new ArrayList<>();
        for (String name : List.of("operator.jwk", "validator.jwk"))
            if (!Files.exists(data.keys().resolve(name)))
                findings.add(Finding.bad(
                        StartReason.KEY_MUST_BE_THERE,
                        data.keys().resolve(name) + " is missing; put it back from a backup"));
        try (Stream<Path> files = Files.walk(data.keys())) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                if (!PrivateFiles.isPrivate(file))
                    findings.add(Finding.bad(
                            StartReason.KEY_FILE_MUST_BE_PRIVATE,
                            file + " is open to other users; chmod 600 closes it"));
        } catch (IOException unreadable) {
            findings.add(Finding.bad(
                    StartReason.DATA_DIRECTORY_MUST_BE_WRITABLE, data.keys() + " cannot be read by this user"));
        }
        return findings.isEmpty() ? List.of(Finding.good("the keys are there, for their owner only")) : findings;
    }

    private Finding disk() {
        long reserve = Room.reserveMebibytes(settings);
        try {
            long free = Room.free(folder) / MEBIBYTE;
            if (free > 2 * reserve) return Finding.good("the disk has " + free + " MiB free");
            return Finding.bad(
                    StartReason.DISK_MUST_HAVE_ROOM,
                    "the disk has " + free + " MiB free, and the node stops at " + reserve + "; make room");
        } catch (IOException unknown) {
            return Finding.bad(StartReason.DISK_MUST_HAVE_ROOM, "nobody says how much room the disk has");
        }
    }

    /** The files of the log were written at the times of blocks, and no block is from the future. */
    private Finding clock() {
        Instant clock = Instant.ofEpochMilli(now);
        if (now < EARLIEST)
            return Finding.bad(
                    StartReason.CLOCK_MUST_BE_RIGHT,
                    "the clock says " + clock + ", before this program existed; set it");
        Optional<Instant> latest = latestWrite();
        if (latest.isPresent() && latest.get().toEpochMilli() > now + MINUTE_MILLIS)
            return Finding.bad(
                    StartReason.CLOCK_MUST_BE_RIGHT,
                    "the clock says " + clock + ", but the node wrote at " + latest.get()
                            + "; set it, or confirm it with --accept-clock");
        return Finding.good("the clock says " + clock + "; compare it with another one");
    }

    private Optional<Instant> latestWrite() {
        Path log = folder.resolve("log");
        if (!Files.isDirectory(log)) return Optional.empty();
        try (Stream<Path> files = Files.list(log)) {
            Optional<Instant> latest = Optional.empty();
            for (Path file : files.toList()) {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                if (latest.isEmpty() || written.isAfter(latest.get())) latest = Optional.of(written);
            }
            return latest;
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Finding> tls() {
        Optional<Path> file = settings.path(Setting.TLS_CERTIFICATE);
        if (file.isEmpty()) return Optional.empty();
        try {
            InputStream in = new ByteArrayInputStream(WholeFile.read(file.get(), WholeFile.MOST_BYTES));
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            certificate.checkValidity(java.util.Date.from(Instant.ofEpochMilli(now)));
            return Optional.of(Finding.good("the certificate is valid until "
                    + certificate.getNotAfter().toInstant()));
        } catch (CertificateExpiredException | CertificateNotYetValidException invalid) {
            return Optional.of(Finding.bad(
                    StartReason.CERTIFICATE_MUST_BE_READABLE, file.get() + " is not valid today; renew it"));
        } catch (IOException | GeneralSecurityException | SdkException unreadable) {
            return Optional.of(Finding.bad(
                    StartReason.CERTIFICATE_MUST_BE_READABLE, file.get() + " cannot be read as a PEM certificate"));
        }
    }
}
