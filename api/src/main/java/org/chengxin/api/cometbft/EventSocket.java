package org.chengxin.api.cometbft;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The WebSocket that CometBFT's light proxy opens before it serves anything. There are no events to subscribe to here, so
 * every message is answered with "method not found".
 */
@Configuration(proxyBeanMethods = false)
class EventSocket {

    static final String PATH = "/cometbft/websocket";

    private static final Logger LOG = LoggerFactory.getLogger(EventSocket.class);
    private static final int MESSAGE_MAX_BYTES = 4096;
    private static final int MESSAGES_MAX = 100;
    private static final int SESSIONS_MAX = 500;
    private static final long IDLE_MILLIS = TimeUnit.HOURS.toMillis(1);

    private final AtomicInteger open = new AtomicInteger();

    /** Once the context is there, so is the container of WebSockets that the server puts into it. */
    @Bean
    ServletListenerRegistrationBean<ServletContextListener> eventSocketEndpoint() {
        return new ServletListenerRegistrationBean<>(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent started) {
                offer(started.getServletContext());
            }
        });
    }

    private void offer(ServletContext context) {
        if (!(context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer container))
            throw new IllegalStateException("the server has no container of WebSockets");
        container.setDefaultMaxTextMessageBufferSize(MESSAGE_MAX_BYTES);
        container.setDefaultMaxBinaryMessageBufferSize(MESSAGE_MAX_BYTES);
        container.setDefaultMaxSessionIdleTimeout(IDLE_MILLIS);
        var configuration = ServerEndpointConfig.Builder.create(Line.class, PATH)
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(new Line(open));
                    }
                })
                .build();
        try {
            container.addEndpoint(configuration);
        } catch (DeploymentException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** One connection. */
    static final class Line extends Endpoint {

        private final AtomicInteger open;
        private int messages;

        Line(AtomicInteger open) {
            this.open = open;
        }

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            if (open.incrementAndGet() > SESSIONS_MAX) {
                close(session, CloseReason.CloseCodes.TRY_AGAIN_LATER);
                return;
            }
            session.addMessageHandler(String.class, new MessageHandler.Whole<>() {
                @Override
                public void onMessage(String text) {
                    refuse(session, text);
                }
            });
        }

        /** Messages of one connection come one after the other. */
        private void refuse(Session session, String text) {
            messages++;
            if (messages > MESSAGES_MAX) {
                close(session, CloseReason.CloseCodes.VIOLATED_POLICY);
                return;
            }
            try {
                Optional<byte[]> answer = answer(text.getBytes(StandardCharsets.UTF_8));
                if (answer.isPresent())
                    session.getBasicRemote().sendText(new String(answer.get(), StandardCharsets.UTF_8));
            } catch (IOException gone) {
                LOG.debug("a light client went away");
            }
        }

        private static Optional<byte[]> answer(byte[] message) {
            try {
                return RpcRequest.read(RpcJson.read(message, message.length))
                        .map(request -> RpcJson.fault(request.id(), RpcFault.unknownMethod()));
            } catch (RpcFault fault) {
                return Optional.of(RpcJson.fault(null, fault));
            }
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            open.decrementAndGet();
        }

        private static void close(Session session, CloseReason.CloseCodes code) {
            try {
                session.close(new CloseReason(code, ""));
            } catch (IOException gone) {
                LOG.debug("a light client went away");
            }
        }
    }
}
