package org.chengxin.stories.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders as a whole. */
public final class Folders {

    private Folders() {}

    /** Deletes a folder and everything in it. Does not follow links. */
    public static void delete(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> walked = Files.walk(folder)) {
            found = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : found) Files.delete(each);
    }
}
