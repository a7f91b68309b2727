package org.chatcluster.client.terminal.script;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.terminal.command.Answers;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.client.terminal.store.FileProblem;
import org.chatcluster.client.terminal.text.Names;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.protocol.Backlog;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.LoginReply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gets a login for this device and keeps it. */
@Command(
        name = "login",
        description = {
            "Logs in as --name and keeps the login for other commands and the client itself.",
            "The password is the first line of the file that --password-file or CHAT_PASSWORD_FILE names, or of the input; a"
                    + " person is asked. A client that runs as this account and --device is logged out by this.",
            "With --json the line is an object: id, name, node, expires (of the login, ms since 1970)."
        })
final class LoginCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    PasswordFileOption passwordFile = new PasswordFileOption();

    @Option(names = "--json", description = "write who is logged in as an object")
    boolean json;

    LoginCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        String name = context.settings().name();
        if (name.isEmpty()) {
            throw new UsageException("--name is missing");
        }
        Credentials credentials = credentials(name, new Passwords(context).require(name, passwordFile.name));
        try (ChatClient client = new ChatClient(
                context.config().withBacklog(new Backlog(0)).withoutConfirming(), new ClientListener() {})) {
            LoginReply login = Answers.await(client.login(credentials));
            keep(login);
            tell(login);
        }
        return Exit.DONE;
    }

    /** What no account can have is as wrong as what this one has not. */
    private static Credentials credentials(String name, String password) {
        try {
            return new Credentials.ByName(Names.bare(name), password);
        } catch (BadValueException e) {
            throw new ExitException(Exit.NOT_LOGGED_IN, String.valueOf(e.getMessage()));
        }
    }

    private void keep(LoginReply login) {
        try {
            context.tokens().save(login);
        } catch (IOException e) {
            throw new ExitException(Exit.FAILED, "The login was good but cannot be kept: " + FileProblem.withFile(e));
        }
    }

    private void tell(LoginReply login) {
        String name = login.user().name();
        if (!json) {
            context.say("Logged in as " + name + " (" + login.user().id() + ") on " + login.node() + ".");
            return;
        }
        Output out = new Output(context.streams().out(), true);
        out.print(List.of(), fields -> {
            fields.writeNumberField("id", login.user().id());
            fields.writeStringField("name", name);
            fields.writeStringField("node", login.node());
            fields.writeNumberField("expires", login.token().expiresMillis());
        });
        out.flush();
    }
}
