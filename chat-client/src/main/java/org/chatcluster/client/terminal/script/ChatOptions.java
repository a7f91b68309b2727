package org.chatcluster.client.terminal.script;

import java.util.Map;
import java.util.stream.Stream;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.common.protocol.Backlog;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The flags of the program; those that are inherited may stand before and behind a command. Filled by picocli. */
@Command(
        name = "chat",
        description = "A chat client for the terminal. With input that is no terminal it runs the lines it reads.",
        versionProvider = ChatOptions.Version.class,
        sortOptions = false,
        footer = {
            "",
            "Each flag with a value can also be given as CHAT_CLIENT_HOST, CHAT_CLIENT_PORT and so on.",
            "Passwords are asked for, or read as the line after /login NAME; never taken from flags."
        })
public final class ChatOptions {
    private static final int MAX_DEVICE_CHARACTERS = 32;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:CHAT_CLIENT_HOST:-127.0.0.1}",
            description = "the server's host name or address (${DEFAULT-VALUE})")
    String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:CHAT_CLIENT_PORT:-6000}",
            description = "the server's port (${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:CHAT_CLIENT_NAME:-}",
            description = "log in as this account; without it, as the one that logged in last")
    String name = "";

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:CHAT_CLIENT_DEVICE:-console}",
            description = "what to call this device: an account has one session on each (${DEFAULT-VALUE})")
    String device = "console";

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "write what the client does to chat.log in the state directory")
    boolean verbose;

    @Option(
            names = "--backlog",
            paramLabel = "N|all",
            defaultValue = "${env:CHAT_CLIENT_BACKLOG:-all}",
            converter = BacklogConverter.class,
            description = "how many missed messages of each conversation to show (${DEFAULT-VALUE})")
    Backlog backlog = Backlog.ALL;

    @Option(names = "--tui", description = "show the full screen; also CHAT_UI=tui")
    boolean tui;

    @Option(names = "--line", description = "show messages above a prompt; also CHAT_UI=line")
    boolean line;

    @Option(
            names = "--plain",
            description = "line by line, in words, without colour: for screen readers and simple terminals;"
                    + " also CHAT_UI=plain")
    boolean plain;

    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "show this and end")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "show the version and end")
    boolean version;

    /** The server and the device. */
    public ClientConfig config() {
        int characters = device.codePointCount(0, device.length());
        if (characters < 1 || characters > MAX_DEVICE_CHARACTERS) {
            throw new UsageException(
                    "--device has " + characters + " characters (expected 1.." + MAX_DEVICE_CHARACTERS + ")");
        }
        try {
            return ClientConfig.of(host, port).withDevice(device).withBacklog(backlog);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--" + e.getMessage());
        }
    }

    /** The account to log in as; empty for the one that logged in last. */
    public String name() {
        return name;
    }

    boolean verbose() {
        return verbose;
    }

    /** How the program is to show itself; a flag wins over CHAT_UI. */
    public Ui ui(Map<String, String> environment) {
        long flags = Stream.of(tui, line, plain).filter(given -> given).count();
        if (flags > 1) {
            throw new UsageException("--tui, --line and --plain: only one of them can be");
        }
        if (flags == 0) {
            return Ui.ofEnvironment(environment.getOrDefault("CHAT_UI", ""));
        }
        if (tui) {
            return Ui.TUI;
        }
        return line ? Ui.LINE : Ui.PLAIN;
    }

    static final class BacklogConverter implements ITypeConverter<Backlog> {
        @Override
        public Backlog convert(String value) {
            if ("all".equals(value)) {
                return Backlog.ALL;
            }
            try {
                long newest = Long.parseLong(value);
                if (newest >= 0) {
                    return new Backlog(newest);
                }
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + value + "' is neither a number nor all");
            }
            throw new TypeConversionException("'" + value + "' is below 0");
        }
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = ChatOptions.class.getPackage().getImplementationVersion();
            return new String[] {"chat " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
