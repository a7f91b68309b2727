package org.chatcluster.client.terminal.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.ClientStatus;
import org.chatcluster.client.terminal.command.Command.Argument;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;

/** Commands about this client itself. On the person's thread. */
public final class InfoCommands {
    private final ChatClient client;
    private final Console console;
    private final ClientConfig config;
    private final Supplier<CommandTable> table;
    private final Runnable quit;

    /** {@code table} is asked for late: it has these commands in it. */
    public InfoCommands(
            ChatClient client, Console console, ClientConfig config, Supplier<CommandTable> table, Runnable quit) {
        this.client = client;
        this.console = console;
        this.config = config;
        this.table = table;
        this.quit = quit;
    }

    public List<Command> commands() {
        return List.of(
                new Command("ping", "", "measure the way to the server and back", Argument.NONE, this::ping),
                new Command("status", "", "show where this client stands", Argument.NONE, this::status),
                new Command("help", "[COMMAND]", "list the commands", Argument.COMMAND, this::help),
                new Command("quit", "", "end the program; the login is kept", Argument.NONE, words -> quit.run()));
    }

    private void ping(Words words) throws InterruptedException {
        words.end();
        Duration trip = Answers.await(client.ping());
        console.print(Line.of(Style.PLAIN, String.format(Locale.ROOT, "%.1f ms", trip.toNanos() / 1e6)));
    }

    private void status(Words words) throws InterruptedException {
        words.end();
        ClientStatus status = Answers.await(client.status());
        String phase = status.state().phase().name().toLowerCase(Locale.ROOT);
        String who = status.user() == null
                ? "not logged in"
                : status.user().name() + " (" + status.user().id() + ") on " + status.node();
        console.print(List.of(
                Line.of(Style.PLAIN, phase + ", " + who),
                Line.note("server " + config.host() + ":" + config.port() + ", device " + config.device()),
                Line.note(status.inFlight() + " messages under way, " + status.queued() + " waiting")));
    }

    private void help(Words words) {
        String rest = words.rest();
        console.print(table.get().help(rest.startsWith("/") ? rest.substring(1) : rest));
        if (rest.isEmpty()) {
            console.print(Line.note("Anything else goes to the conversation; // begins a text with a slash."));
        }
    }
}
