package org.chatcluster.client.terminal.script;

import java.util.concurrent.Callable;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.NotConnectedException;
import org.chatcluster.client.terminal.command.Answers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends a kept login, here and on the server. */
@Command(
        name = "logout",
        description = {
            "Ends the kept login, here and on the server, and with it the session of a client that uses it.",
            "Exit code 6 tells that the server could not be reached: then the login is forgotten here only."
        })
final class LogoutCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--all", description = "end every login of the account, on all devices")
    boolean all;

    LogoutCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        String name = Account.requireKept(context).name();
        try (Account account = Account.open(context, new ClientListener() {})) {
            Answers.await(account.client().logout(all));
        } catch (NotConnectedException e) {
            context.say("The login is forgotten here only.");
            throw e;
        } finally {
            context.tokens().remove(name);
        }
        return Exit.DONE;
    }
}
