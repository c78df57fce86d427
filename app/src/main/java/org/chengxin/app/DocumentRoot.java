package org.chengxin.app;

import java.nio.file.Path;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;

/** Names a folder as the servlet container's own, of which nothing is served, so that it makes no temporary one. */
final class DocumentRoot implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

    private final Path folder;

    DocumentRoot(Path folder) {
        this.folder = folder;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        factory.setDocumentRoot(folder.toFile());
    }
}
