package org.chatcluster.client.terminal.script;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.client.terminal.config.Setting;
import org.chatcluster.client.terminal.config.SettingsLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The flags of the program; those that are inherited may stand before and behind a command. Filled by picocli. */
@Command(
        name = "chat",
        description = "A chat client for the terminal. With input that is no terminal it runs the lines it reads.",
        versionProvider = ChatOptions.Version.class,
        sortOptions = false,
        footer = {
            "",
            "Each flag with a value can also be given as CHAT_CLIENT_HOST, CHAT_CLIENT_PORT and so on,",
            "and in a file: chat config show --origin tells what holds and where it is from.",
            "Passwords are asked for, or read as the line after /login NAME; never taken from flags."
        })
public final class ChatOptions {
    @Option(
            names = "--host",
            paramLabel = "HOST",
            scope = ScopeType.INHERIT,
            description = "the server's host name or address (127.0.0.1)")
    @Nullable
    String host;

    @Option(names = "--port", paramLabel = "PORT", scope = ScopeType.INHERIT, description = "the server's port (6000)")
    @Nullable
    String port;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "log in as this account; without it, as the one that logged in last")
    @Nullable
    String name;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            scope = ScopeType.INHERIT,
            description = "what to call this device: an account has one session on each (console)")
    @Nullable
    String device;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "write what the client does to a file of logs/ in the state directory")
    boolean verbose;

    @Option(
            names = "--backlog",
            paramLabel = "N|all",
            description = "how many missed messages of each conversation to show (all)")
    @Nullable
    String backlog;

    @Option(
            names = SettingsLoader.FILE_FLAG,
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "the file of settings (config.toml in the configuration directory)")
    @Nullable
    String file;

    @Option(
            names = SettingsLoader.PROFILE_FLAG,
            paramLabel = "PROFILE",
            scope = ScopeType.INHERIT,
            description = "the profile of that file that holds")
    @Nullable
    String profile;

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

    /** What the command line says of settings. */
    SettingsLoader.Flags flags() {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        put(given, Setting.HOST, host);
        put(given, Setting.PORT, port);
        put(given, Setting.NAME, name);
        put(given, Setting.DEVICE, device);
        put(given, Setting.BACKLOG, backlog);
        put(given, Setting.UI, face());
        return new SettingsLoader.Flags(given, file, profile);
    }

    private static void put(Map<Setting, String> given, Setting setting, @Nullable String text) {
        if (text != null) {
            given.put(setting, text);
        }
    }

    private @Nullable String face() {
        if (Stream.of(tui, line, plain).filter(given -> given).count() > 1) {
            throw new UsageException("--tui, --line and --plain: only one of them can be");
        }
        if (tui) {
            return "tui";
        }
        if (line) {
            return "line";
        }
        return plain ? "plain" : null;
    }

    boolean verbose() {
        return verbose;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = ChatOptions.class.getPackage().getImplementationVersion();
            return new String[] {"chat " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
