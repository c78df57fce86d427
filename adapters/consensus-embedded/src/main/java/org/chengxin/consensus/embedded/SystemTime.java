package org.chengxin.consensus.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The clock of this machine, and on Linux its uptime (see proc(5): {@code /proc/uptime} counts sleep, too). */
public final class SystemTime implements MachineTime {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path UPTIME = Path.of("/proc/uptime");

    private final UUID boot = readBoot();

    @Override
    public long now() {
        return System.currentTimeMillis();
    }

    @Override
    public Uptime uptime() {
        if (boot.equals(Uptime.UNKNOWN.boot())) return Uptime.UNKNOWN;
        try {
            String seconds = Files.readString(UPTIME).split(" ", 2)[0];
            return new Uptime(boot, Long.parseLong(seconds.replace(".", "")) * 10);
        } catch (IOException | NumberFormatException untold) {
            return Uptime.UNKNOWN;
        }
    }

    private static UUID readBoot() {
        try {
            return UUID.fromString(Files.readString(BOOT).strip());
        } catch (IOException | IllegalArgumentException untold) {
            return Uptime.UNKNOWN.boot();
        }
    }
}
