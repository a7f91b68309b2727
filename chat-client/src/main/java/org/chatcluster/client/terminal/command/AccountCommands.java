package org.chatcluster.client.terminal.command;

import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.ClientState;
import org.chatcluster.client.ClientStatus;
import org.chatcluster.client.RefusedException;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.Model;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.store.KeptLogin;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Names;
import org.chatcluster.client.terminal.text.RenderGate;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.UserName;

/** Commands about the account of this client. On the person's thread. */
public final class AccountCommands {
    private final ChatClient client;
    private final Console console;
    private final People people;
    private final Desk desk;
    private final TokenStore tokens;
    private final SecretSource secrets;
    private final Runnable leaving;
    private final IntSupplier unsent;

    /**
     * What logins and logouts need: {@code leaving} runs at a logout, while the conversations of the account are still there;
     * {@code unsent} tells how many messages were not sent so far.
     */
    public record Login(TokenStore tokens, SecretSource secrets, Runnable leaving, IntSupplier unsent) {}

    public AccountCommands(ChatClient client, Console console, Model model, Login login) {
        this.client = client;
        this.console = console;
        this.people = model.people();
        this.desk = model.desk();
        this.tokens = login.tokens;
        this.secrets = login.secrets;
        this.leaving = login.leaving;
        this.unsent = login.unsent;
    }

    public List<Command> commands() {
        return List.of(
                new Command(
                        "login",
                        Topic.ACCOUNT,
                        "log in; the password is asked for, unless a login is kept",
                        List.of(Parameter.free("NAME|ID", "your account")),
                        "/login alice",
                        this::login),
                new Command(
                        "register",
                        Topic.ACCOUNT,
                        "make an account and log in; the password is asked for",
                        List.of(Parameter.free("NAME", "2 to 32 letters, digits and _ - .")),
                        "/register alice",
                        this::register),
                new Command(
                        "logout",
                        Topic.ACCOUNT,
                        "log out here, or on all devices",
                        List.of(Parameter.oneOf("[all]", "log out on all devices", "all")),
                        "/logout all",
                        this::logout));
    }

    private void login(Words words) throws InterruptedException {
        String who = words.require("NAME or ID");
        endOfName(words);
        login(who);
    }

    /** What follows may be a password, which is not to be shown. */
    private static void endOfName(Words words) {
        if (!words.isEmpty()) {
            throw new UsageException("Nothing belongs behind the name: the password is asked for.");
        }
    }

    /** Logs in as {@code who}, a name or a number. */
    public void login(String who) throws InterruptedException {
        requireLoggedOut();
        if (secrets.isTyped() && resumes(who)) {
            return;
        }
        String password = secrets.ask("Password of " + RenderGate.clean(who) + ": ");
        Credentials credentials = Names.findId(who)
                .<Credentials>map(id -> new Credentials.ById(id, password))
                .orElseGet(() -> new Credentials.ByName(Names.bare(who), password));
        LoginReply unused = Answers.await(client.login(credentials));
    }

    /** Whether the login that was kept is still good; a person need not type the password then. */
    private boolean resumes(String who) throws InterruptedException {
        Optional<TokenStore.Stored> kept = tokens.find(who);
        if (kept.isEmpty()) {
            return false;
        }
        try {
            LoginReply unused = Answers.await(client.login(kept.get().credentials()));
            return true;
        } catch (RefusedException e) {
            if (!e.is(ErrorCode.REFUSED)) {
                throw e;
            }
            KeptLogin.forgetIfRefused(tokens, kept.get(), e);
            return false;
        }
    }

    private void register(Words words) throws InterruptedException {
        String name = words.require("NAME");
        endOfName(words);
        requireLoggedOut();
        String password = secrets.ask("Password for " + RenderGate.clean(name) + " (6 characters or more): ");
        if (secrets.isTyped() && !secrets.ask("Again: ").equals(password)) {
            throw new UsageException("The two passwords are not the same.");
        }
        int id = Answers.await(client.register(name, password));
        console.print(Line.of(Style.PLAIN, "Registered " + name + " as user " + id + "."));
        LoginReply unused = Answers.await(client.login(new Credentials.ById(id, password)));
    }

    private void requireLoggedOut() throws InterruptedException {
        ClientStatus status = Answers.await(client.status());
        if (status.state().phase() == ClientState.Phase.ONLINE && status.user() != null) {
            throw new UsageException("You are logged in as " + status.user().name() + "; /logout first.");
        }
    }

    private void logout(Words words) {
        String scope = words.next();
        words.end();
        if (!scope.isEmpty() && !"all".equals(scope)) {
            throw new UsageException("\"" + scope + "\": only all can follow");
        }
        Optional<UserName> me = people.me();
        if (me.isEmpty()) {
            throw new UsageException("You are not logged in.");
        }
        int unsentBefore = unsent.getAsInt();
        Line outcome;
        try {
            Answers.await(client.logout(!scope.isEmpty()));
            outcome = Line.of(Style.PLAIN, "Logged out.");
        } catch (ChatClientException e) {
            outcome = Line.error("Logged out here only. " + e.getMessage());
        } catch (InterruptedException e) {
            outcome = Line.error("Interrupted: logged out here; whether on the server, too, is not known.");
        }
        tokens.remove(me.get().name());
        leaving.run();
        people.loggedOut();
        desk.clear();
        // Only now: the conversation that the person was in is gone with everything in it.
        console.print(outcome);
        int givenUp = unsent.getAsInt() - unsentBefore;
        if (givenUp > 0) {
            console.print(Line.error(
                    (givenUp == 1 ? "1 message was" : givenUp + " messages were") + " not sent, as far as is known."));
        }
    }
}
