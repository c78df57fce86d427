package org.chengxin.consensus.cometbft.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/** Finds a folder for a socket: its path is short enough, and only its owner may open the folder. */
final class SocketPlace {

    /** {@code sun_path} has 108 bytes on Linux, unix(7), of which the JDK leaves the last two free. */
    static final int MOST_BYTES = 106;

    private static final String NAME = "abci.sock";
    private static final int NAME_DIGITS = 16;
    private static final String OWNER_ONLY = "rwx------";

    private SocketPlace() {}

    /**
     * The path of the socket for a folder: in it, or else in one of its own below another.
     *
     * @param home      closed to all others when it is there already
     * @param temporary where anybody may make a folder
     * @throws IOException when the folder is another user's, when what has its name below {@code temporary} is none of this
     *     user's alone, or none can be made; it says what is in the way, and of the latter what helps
     */
    static Path of(Path home, Path temporary) throws IOException {
        Path within = home.toAbsolutePath().normalize().resolve(NAME);
        if (bytes(within) <= MOST_BYTES) {
            HomeFiles.createFolder(home);
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString(OWNER_ONLY));
            requireOwn(home.toRealPath());
            return within;
        }
        String digest =
                Bytes.owned(Sha256.of(within.toString().getBytes(UTF_8))).toHex();
        Path own = temporary.toAbsolutePath().normalize().resolve("chengxin-" + digest.substring(0, NAME_DIGITS));
        try {
            if (!Files.exists(own, LinkOption.NOFOLLOW_LINKS)) HomeFiles.createFolder(own);
            requireOwn(own);
        } catch (IOException unfit) {
            throw new IOException(
                    unfit.getMessage()
                            + "; remove it, or choose a data directory whose path is shorter: the socket in it"
                            + " has a path of " + bytes(within) + " bytes, and " + MOST_BYTES + " are the most",
                    unfit);
        }
        return own.resolve(NAME);
    }

    private static int bytes(Path path) {
        return path.toString().getBytes(UTF_8).length;
    }

    /** Whoever knows the name could have made the folder before. */
    private static void requireOwn(Path folder) throws IOException {
        PosixFileAttributes found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        UserPrincipal self = Files.getOwner(Path.of("/proc/self"));
        String permissions = PosixFilePermissions.toString(found.permissions());
        if (!found.isDirectory()) throw new IOException(folder + " is no folder");
        if (!found.owner().equals(self))
            throw new IOException(folder + " is of the user " + found.owner().getName());
        if (!permissions.equals(OWNER_ONLY)) throw new IOException(folder + " is open to others (" + permissions + ")");
    }
}
