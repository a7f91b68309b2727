package org.chatcluster.client.terminal;

import org.chatcluster.common.protocol.Backlog;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The flags of the program. Filled by picocli. */
@Command(
        name = "chat",
        description = "A chat client for the terminal. With input that is no terminal it runs the lines it reads.",
        versionProvider = ChatOptions.Version.class,
        sortOptions = false,
        footer = {
            "",
            "Each flag can also be given as CHAT_CLIENT_HOST, CHAT_CLIENT_PORT and so on.",
            "Passwords are asked for, or read as the line after /login NAME; never taken from flags."
        })
final class ChatOptions {
    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "${env:CHAT_CLIENT_HOST:-127.0.0.1}",
            description = "the server's host name or address (${DEFAULT-VALUE})")
    String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:CHAT_CLIENT_PORT:-6000}",
            description = "the server's port (${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "${env:CHAT_CLIENT_NAME:-}",
            description = "log in as this account; without it, as the one that logged in last")
    String name = "";

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "${env:CHAT_CLIENT_DEVICE:-console}",
            description = "what to call this device: an account has one session on each (${DEFAULT-VALUE})")
    String device = "console";

    @Option(
            names = "--backlog",
            paramLabel = "N|all",
            defaultValue = "${env:CHAT_CLIENT_BACKLOG:-all}",
            converter = BacklogConverter.class,
            description = "how many missed messages of each conversation to show (${DEFAULT-VALUE})")
    Backlog backlog = Backlog.ALL;

    @Option(names = "--verbose", description = "write what the client does to chat.log in the state directory")
    boolean verbose;

    @Option(names = "--help", usageHelp = true, description = "show this and end")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "show the version and end")
    boolean version;

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
