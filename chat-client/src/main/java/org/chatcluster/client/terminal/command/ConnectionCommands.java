package org.chatcluster.client.terminal.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.ClientStatus;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;

/** Commands about the connection. On the person's thread. */
public final class ConnectionCommands {
    private final ChatClient client;
    private final Console console;
    private final ClientConfig config;
    private final Surroundings surroundings;

    public ConnectionCommands(ChatClient client, Console console, ClientConfig config, Surroundings surroundings) {
        this.client = client;
        this.console = console;
        this.config = config;
        this.surroundings = surroundings;
    }

    public List<Command> commands() {
        return List.of(
                new Command(
                        "connect",
                        Topic.ACCOUNT,
                        "leave this server for another, with the login kept for it",
                        List.of(Parameter.free(
                                "HOST[:PORT]", "name or address; an IPv6 address with a port stands in [ ]")),
                        "/connect chat.example.org:6000",
                        this::connect),
                Command.plain("ping", Topic.CLIENT, "measure the way to the server and back", this::ping),
                Command.plain("status", Topic.CLIENT, "show where this client stands", this::showStatus),
                Command.plain("debug", Topic.CLIENT, "show what somebody who helps you will ask for", this::debug));
    }

    private void connect(Words words) throws InterruptedException {
        ServerAddress address = ServerAddress.parse(words.require("HOST"), config.port());
        words.end();
        surroundings.reconnector().connect(address.host(), address.port());
    }

    private void ping() throws InterruptedException {
        console.print(Line.of(Style.PLAIN, trip()));
    }

    private String trip() throws InterruptedException {
        Duration trip = Answers.await(client.ping());
        return String.format(Locale.ROOT, "%.1f ms", trip.toNanos() / 1e6);
    }

    private void showStatus() throws InterruptedException {
        console.print(status());
    }

    private List<Line> status() throws InterruptedException {
        ClientStatus status = Answers.await(client.status());
        String phase = status.state().phase().name().toLowerCase(Locale.ROOT);
        String who = status.user() == null
                ? "not logged in"
                : status.user().name() + " (" + status.user().id() + ") on " + status.node();
        return List.of(
                Line.of(Style.PLAIN, phase + ", " + who),
                Line.note("server " + config.host() + ":" + config.port() + ", device " + config.device()),
                Line.note(status.inFlight() + " messages under way, " + status.queued() + " waiting"));
    }

    private void debug() throws InterruptedException {
        List<Line> lines = new ArrayList<>(status());
        ChatClientException cause = Answers.await(client.status()).state().cause();
        if (cause != null) {
            lines.add(Line.note("last trouble: " + cause.getMessage()));
        }
        lines.add(Line.note("round trip " + tripOrTrouble()));
        String version = ConnectionCommands.class.getPackage().getImplementationVersion();
        lines.add(Line.note("chat " + (version == null ? "(unpackaged)" : version) + ", protocol 1, Java "
                + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")));
        lines.add(Line.note("terminal " + surroundings.appearance().terminal() + ", ui "
                + surroundings.appearance().ui().now() + ", theme "
                + surroundings.appearance().theme().now()));
        surroundings.places().forEach((what, path) -> lines.add(Line.note(what + " " + path)));
        console.print(lines);
    }

    private String tripOrTrouble() throws InterruptedException {
        try {
            return trip();
        } catch (ChatClientException e) {
            return "unknown: " + e.getMessage();
        }
    }
}
