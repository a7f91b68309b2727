package org.chatcluster.server;

import java.util.Map;
import org.chatcluster.server.config.Arguments;
import org.chatcluster.server.config.ConfigException;
import org.chatcluster.server.config.ConfigLoader;
import org.chatcluster.server.config.OpsConfig;
import org.chatcluster.server.config.ServerConfig;
import org.chatcluster.server.ops.Logging;
import org.chatcluster.server.ops.ReadinessProbe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program: from arguments to a running node, and from a signal to its end. */
public final class ChatServerMain {
    private static final int STOPPED = 0;
    private static final int CANNOT_RUN = 1;
    private static final int WRONG_SETTINGS = 2;

    /** Of a health check. */
    private static final int READY = 0;

    private static final int NOT_READY = 1;

    private static final String NAME = "chat-server";

    private ChatServerMain() {}

    /** Runs until a signal ends the node; see {@code --help} for arguments and exit codes. */
    public static void main(String... args) {
        NettyDefaults.set();
        Arguments arguments = Arguments.parse(args);
        if (arguments.isHelpRequested()) {
            System.out.print(Arguments.help());
        } else if (arguments.isVersionRequested()) {
            System.out.println(NAME + " " + version());
        } else {
            System.exit(run(arguments, System.getenv()));
        }
    }

    private static int run(Arguments arguments, Map<String, String> environment) {
        ServerConfig config;
        try {
            config = ConfigLoader.load(arguments, environment);
        } catch (ConfigException e) {
            e.problems().forEach(ChatServerMain::complain);
            return WRONG_SETTINGS;
        }
        if (arguments.isHealthCheckRequested()) {
            return checkHealth(config.ops());
        }
        Logging.configure(config.log());
        Logger log = LoggerFactory.getLogger(ChatServerMain.class);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> log.error("{} ended.", thread.getName(), e));

        Termination termination = new Termination(config.drainTimeout());
        Signals.onTermination(termination::request);
        try {
            ChatServer server = ChatServer.start(config);
            System.out.println(readyLine(server));
            boolean clean = termination.awaitAndStop(server::stop);
            return clean ? STOPPED : CANNOT_RUN;
        } catch (StartException e) {
            log.debug("The start failed.", e);
            complain(String.valueOf(e.getMessage()));
            return CANNOT_RUN;
        }
    }

    private static int checkHealth(OpsConfig ops) {
        ReadinessProbe.Verdict verdict = ReadinessProbe.ask(ops);
        System.out.println(NAME + ": " + verdict.text());
        return verdict.ready() ? READY : NOT_READY;
    }

    private static String readyLine(ChatServer server) {
        return NAME + " ready node=" + server.nodeName() + " port=" + server.port() + " ops=" + server.opsPort()
                + " db=" + server.engine().replace(' ', '-') + " redis=" + server.redis();
    }

    private static void complain(String problem) {
        System.err.println(NAME + ": " + problem);
    }

    private static String version() {
        String version = ChatServerMain.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
