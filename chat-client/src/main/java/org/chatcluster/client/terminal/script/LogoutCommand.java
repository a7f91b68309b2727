package org.chatcluster.client.terminal.script;

import java.util.concurrent.Callable;
import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.ClientListener;
import org.chatcluster.client.NoReplyException;
import org.chatcluster.client.RefusedException;
import org.chatcluster.client.terminal.command.Answers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends a kept login, here and on the server. */
@Command(
        name = "logout",
        description = {
            "Ends the kept login, here and on the server, and with it the session of a client that uses it.",
            "Exit code 6 tells that the server could not be reached: then the login is forgotten here only.",
            "After 5 and 130, when the server would not or was not waited for, it is kept, and can be ended later."
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
        } catch (ChatClientException e) {
            int code = ExitCodes.of(e);
            if (e instanceof RefusedException && code != Exit.NOT_LOGGED_IN) {
                context.say("The login is kept.");
                throw e;
            }
            if (code == Exit.UNREACHABLE) {
                context.say(
                        e instanceof NoReplyException
                                ? "The login is forgotten here; whether on the server, too, is not known."
                                : "The login is forgotten here only.");
            }
            context.tokens().remove(name);
            throw e;
        }
        context.tokens().remove(name);
        return Exit.DONE;
    }
}
