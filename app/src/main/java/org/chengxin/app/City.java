package org.chengxin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chengxin.api.chain.GenesisFile;
import org.chengxin.api.cometbft.OwnValidator;
import org.chengxin.api.edge.EdgeSettings;
import org.chengxin.api.imports.ReportShelf;
import org.chengxin.api.operator.Backups;
import org.chengxin.app.network.NetworkReason;
import org.chengxin.consensus.embedded.Fence;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.node.NodeException;
import org.chengxin.node.flow.Node;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.StateStore;
import org.chengxin.portal.CityAddress;
import org.chengxin.portal.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A city that runs in this process: a node on a data directory, and the edge before it. */
public final class City implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(City.class);
    private static final long HOUSEKEEPING_SECONDS = 1;
    private static final long BETWEEN_CLEARINGS_SECONDS = 3600;
    private static final int MOST_REQUESTS = 1_000_000;

    private final DataDirectory data;
    private final RunningNode running;
    private final ServletWebServerApplicationContext web;
    private final ScheduledExecutorService chores;
    private final Welcome.Start kind;
    private final String origin;
    private final Optional<InnerDoor> inner;
    private String hindrance = "";

    private City(
            DataDirectory data,
            RunningNode running,
            ServletWebServerApplicationContext web,
            ScheduledExecutorService chores,
            Welcome.Start kind,
            String origin,
            Optional<InnerDoor> inner) {
        this.data = data;
        this.running = running;
        this.web = web;
        this.chores = chores;
        this.kind = kind;
        this.origin = origin;
        this.inner = inner;
    }

    /**
     * Starts a city, founding it when the folder is empty, and returns when its API answers. Beside CometBFT the node may have to
     * catch up after that.
     *
     * @param folder the data directory
     * @param values settings by their names in the configuration file, such as {@code port}
     * @throws RuntimeException with one line for a person when it cannot start
     */
    public static City start(Path folder, Map<String, String> values) {
        return start(folder, Settings.of(values), Optional.empty());
    }

    static City start(Path folder, Settings settings, Optional<Fence> fence) {
        requireRoomAndPort(folder, settings);
        DataDirectory data = DataDirectory.take(folder);
        Opened opened = new Opened();
        Optional<InnerDoor> inner = InnerDoor.isNeeded(settings) ? Optional.of(new InnerDoor()) : Optional.empty();
        try {
            // For the commands that look for the node of a network; nothing else changes before all of it fits
            // together.
            if (Files.exists(data.network())) data.mark();
            Keys keys = new Keys(data.keys(), Passphrases.of(settings));
            boolean founded = !data.isStarted();
            Welcome.Start kind = Welcome.Start.of(founded, Files.exists(data.state()));
            SpringApplication application = application(settings, data);
            application.addInitializers(context -> {
                // Here the log is set up already, and nothing of the edge is there yet.
                if (founded) found(data, keys, settings);
                opened.node = Optional.of(RunningNode.open(data, keys, settings, fence));
                register((GenericApplicationContext) context, data, settings, opened.node.get(), inner);
            });
            var web = (ServletWebServerApplicationContext) application.run();
            RunningNode running = opened.node.orElseThrow();
            City city = new City(
                    data,
                    running,
                    web,
                    Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().name("chores").factory()),
                    kind,
                    WebSettings.origin(settings),
                    inner);
            city.beginChores();
            return city;
        } catch (RuntimeException failed) {
            opened.node.ifPresent(RunningNode::close);
            data.close();
            throw known(failed, data.path(), settings);
        }
    }

    /** Asked first: nothing may be founded, written or opened for a start that would break off because of them. */
    private static void requireRoomAndPort(Path folder, Settings settings) {
        if (DataDirectory.lookAt(folder).isInUse()) return; // taking it says so
        Room.against(folder, settings).or(() -> FrontDoor.against(settings)).ifPresent(against -> {
            throw against;
        });
    }

    /** What has to be closed again when the start fails half way. */
    private static final class Opened {
        private Optional<RunningNode> node = Optional.empty();
    }

    private static void found(DataDirectory data, Keys keys, Settings settings) {
        if (Files.exists(data.statement()))
            throw CannotStart.as(
                    NetworkReason.EACH_MEMBER_MUST_HAVE_SEALED.code(),
                    data.path() + " is for a network that has not begun; start it with network run and its file");
        long now = System.currentTimeMillis();
        new Founding(data, keys).found(CityPlan.of(settings, now, System.nanoTime()), now);
    }

    private static SpringApplication application(Settings settings, DataDirectory data) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(new MapPropertySource("chengxin", WebSettings.of(settings, data)));
        SpringApplication application = new SpringApplication(Edge.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setEnvironment(environment);
        application.setAddCommandLineProperties(false);
        return application;
    }

    private static void register(
            GenericApplicationContext context,
            DataDirectory data,
            Settings settings,
            RunningNode running,
            Optional<InnerDoor> inner) {
        context.registerBean(EdgeSettings.class, () -> edgeSettings(data, settings));
        context.registerBean(Node.class, running::node, definition -> definition.setDestroyMethodName(""));
        context.registerBean(Consensus.class, running::consensus, definition -> definition.setDestroyMethodName(""));
        context.registerBean(
                StateStore.class, () -> running.stores().state(), definition -> definition.setDestroyMethodName(""));
        context.registerBean(Clock.class, running::clock);
        context.registerBean(OwnValidator.class, () -> new OwnValidator(running.validator()));
        context.registerBean(GenesisFile.class, () -> new GenesisFile(running.genesis()));
        context.registerBean(ReportShelf.class, () -> new ReportShelf(data.reports()));
        context.registerBean(Backups.class, () -> new RunningBackup(data, running));
        context.registerBean(DocumentRoot.class, () -> new DocumentRoot(data.documentRoot()));
        inner.ifPresent(door -> context.registerBean(InnerDoor.class, () -> door));
        context.registerBean(CityAddress.class, () -> () -> innerAddress((WebServerApplicationContext) context, inner));
        context.registerBean(PublicAddress.class, () -> new PublicAddress(WebSettings.publicUrl(settings)));
    }

    private static EdgeSettings edgeSettings(DataDirectory data, Settings settings) {
        try {
            String token = Files.readString(data.operatorToken()).strip();
            return new EdgeSettings(
                    Bytes.owned(Sha256.of(token.getBytes(StandardCharsets.UTF_8))),
                    (int) settings.number(Setting.LIMIT_REQUESTS_PER_SECOND, 1, MOST_REQUESTS),
                    (int) settings.number(Setting.LIMIT_BURST, 1, MOST_REQUESTS),
                    Set.copyOf(settings.list(Setting.LIMIT_EXEMPT, ',')),
                    data.path());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void beginChores() {
        var _ = chores.scheduleWithFixedDelay(
                this::keepHouse, HOUSEKEEPING_SECONDS, HOUSEKEEPING_SECONDS, TimeUnit.SECONDS);
        var _ = chores.scheduleWithFixedDelay(this::clearReports, 0, BETWEEN_CLEARINGS_SECONDS, TimeUnit.SECONDS);
    }

    private void keepHouse() {
        try {
            running.node().housekeeping().run();
            hindrance = "";
        } catch (RuntimeException failed) {
            if (!failed.toString().equals(hindrance))
                LOG.warn("housekeeping did not finish and is tried again every second", failed);
            hindrance = failed.toString();
        }
    }

    private void clearReports() {
        try {
            web.getBean(ReportShelf.class).clear(running.clock().now());
        } catch (RuntimeException failed) {
            LOG.warn(
                    "reports of imports whose time is over are still there; clearing them will be tried again", failed);
        }
    }

    /** Puts into one line for a person what is behind a failure that we know. */
    private static RuntimeException known(RuntimeException failed, Path folder, Settings settings) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart ours) return ours;
            if (cause instanceof NodeException refused)
                return CannotStart.as(refused.reason().code(), String.valueOf(refused.getMessage()));
            if (cause instanceof PortInUseException taken) return FrontDoor.taken(settings, taken.getPort());
            if (cause instanceof BindException)
                return FrontDoor.against(settings)
                        .map(RuntimeException.class::cast)
                        .orElse(failed);
            if (cause instanceof IOException)
                return Room.against(folder, settings)
                        .map(RuntimeException.class::cast)
                        .orElse(failed);
        }
        return failed;
    }

    /** Where requests go to from this machine. */
    public URI address() {
        return URI.create(origin + ":" + port());
    }

    /** Where the programs in this process ask. */
    URI innerAddress() {
        return innerAddress(web, inner);
    }

    /** The port that is listened on. */
    public int port() {
        return port(web);
    }

    private static URI innerAddress(WebServerApplicationContext context, Optional<InnerDoor> inner) {
        return inner.map(InnerDoor::address).orElseGet(() -> URI.create("http://127.0.0.1:" + port(context)));
    }

    private static int port(WebServerApplicationContext context) {
        WebServer server = context.getWebServer();
        if (server == null) throw new IllegalStateException("the edge has not started");
        return server.getPort();
    }

    /** The data directory. */
    public Path data() {
        return data.path();
    }

    /** Which of its starts this was. */
    Welcome.Start kind() {
        return kind;
    }

    RunningNode running() {
        return running;
    }

    /** Answers what is being asked, finishes the block in hand, and closes everything. */
    @Override
    public void close() {
        chores.shutdown();
        web.close();
        running.close();
        data.close();
    }
}
