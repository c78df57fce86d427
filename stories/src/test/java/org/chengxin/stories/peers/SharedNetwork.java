package org.chengxin.stories.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One network of four for all tests that leave it with four nodes that run: to bring it up takes most of a minute. Methods
 * may take it as a parameter, constructors may not.
 */
final class SharedNetwork implements BeforeAllCallback, ParameterResolver {

    private static final int MEMBERS = 4;
    private static final Namespace NAMESPACE = Namespace.create(SharedNetwork.class);

    /** The network until the last test of all. */
    record Kept(StoryNetwork network, Path scratch) implements AutoCloseable {

        static Kept open() {
            try {
                Path scratch = Files.createTempDirectory("network");
                return new Kept(StoryNetwork.up(scratch, MEMBERS), scratch);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException stopping) {
                throw new IllegalStateException(stopping);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                network.end();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            try (var files = Files.walk(scratch)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
            }
        }
    }

    private static Kept kept(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Kept.class, first -> Kept.open(), Kept.class);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        PeerProgram.requireTool("go");
        var _ = kept(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == StoryNetwork.class;
    }

    @Override
    public StoryNetwork resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return kept(context).network();
    }
}
