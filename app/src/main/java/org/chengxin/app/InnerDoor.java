package org.chengxin.app;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * A second door on a free port of loopback, without TLS, for the pages and programs in this process. It is there where
 * they could not use the front door: its certificate is for another name, or it is not on loopback at all.
 */
final class InnerDoor implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String LOOPBACK = "127.0.0.1";

    private final Connector connector = new Connector();

    InnerDoor() {
        connector.setPort(0);
        connector.setProperty("address", LOOPBACK);
    }

    /** Whether the front door of these settings is closed to this process. */
    static boolean isNeeded(Settings settings) {
        return WebSettings.hasTls(settings) || !isOnLoopback(settings.text(Setting.ADDRESS));
    }

    /** Whether who listens there is reached at 127.0.0.1. */
    static boolean isOnLoopback(String address) {
        try {
            InetAddress listening = InetAddress.getByName(address);
            return listening.isAnyLocalAddress() || LOOPBACK.equals(listening.getHostAddress());
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addAdditionalConnectors(connector);
    }

    /** Where it is, once the edge has started. */
    URI address() {
        return URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort());
    }
}
