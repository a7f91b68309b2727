package org.chatcluster.server.login;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.Friend;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.LogoutReply;
import org.chatcluster.common.protocol.LogoutRequest;
import org.chatcluster.common.protocol.RegisterReply;
import org.chatcluster.common.protocol.RegisterRequest;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.account.AccountService;
import org.chatcluster.server.account.NameKey;
import org.chatcluster.server.account.Revocations;
import org.chatcluster.server.account.UserDirectory;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.cluster.Doubt;
import org.chatcluster.server.delivery.DeliveryService;
import org.chatcluster.server.delivery.FeedTools;
import org.chatcluster.server.delivery.Peer;
import org.chatcluster.server.delivery.SessionFeed;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.friend.FriendService;
import org.chatcluster.server.limit.RateLimits;
import org.chatcluster.server.message.CursorStore;
import org.chatcluster.server.ops.ChatMetrics;
import org.chatcluster.server.presence.Presence;
import org.chatcluster.server.session.Answer;
import org.chatcluster.server.session.DeviceClaim;
import org.chatcluster.server.session.Session;
import org.chatcluster.server.session.SessionRegistry;
import org.jspecify.annotations.Nullable;

/**
 * REG_MSG, LOGIN_MSG and LOGINOUT_MSG. Called on the connection's event loop, which reads nothing further before the answer is
 * there; passwords are hashed on a small pool of their own, the database is asked on the request pool.
 */
public final class LoginHandlers {
    /** The bus answers within a millisecond, or something is wrong with it. */
    private static final long HEAR_TIMEOUT_MILLIS = 500;

    private final Parts parts;

    /** The rules and registries that an account's coming and going touches. All of it is thread-safe. */
    public record Parts(
            AccountService accounts,
            LoginService logins,
            FriendService friends,
            UserDirectory users,
            CursorStore cursors,
            SessionRegistry sessions,
            Presence presence,
            Revocations revocations,
            DeliveryService delivery,
            FeedTools feedTools,
            Doubt doubt,
            RateLimits limits,
            ChatMetrics metrics,
            Node node,
            Executor hashing,
            Executor requests) {}

    /** What a client is told of the node: its name, and how long a client may be silent, in ms. */
    public record Node(String name, long heartbeatMillis) {}

    private record Admitted(AccountService.Authenticated who, DeviceClaim claim) {}

    private record Entered(SessionFeed feed, LoginReply.Token token) {}

    /** Handlers on these parts. */
    public LoginHandlers(Parts parts) {
        this.parts = parts;
    }

    /** Makes an account. */
    public CompletionStage<Answer> register(Peer peer, RegisterRequest request) {
        refuseLoggedIn(peer);
        requireRate(parts.limits.tryRegister(peer.remote()));
        return CompletableFuture.supplyAsync(
                        () -> parts.accounts.register(request.name(), request.password()), parts.hashing)
                .thenApply(id -> new Answer(new RegisterReply(id), peer::extendLogin));
    }

    /** Makes the connection a session and starts its backlog. */
    public CompletionStage<Answer> login(Peer peer, LoginRequest request) {
        refuseLoggedIn(peer);
        return authenticate(peer, request)
                .thenCompose(who -> admit(request, who))
                .thenApplyAsync(admitted -> enter(peer, admitted), peer.loop())
                // News of the account are heard before its groups are read, and news of those before the cursors are.
                .thenCompose(entered -> hear(entered, entered.feed, List.of(BusChannel.user(userId(entered)))))
                .thenCompose(entered -> begin(peer, request, entered))
                .whenCompleteAsync((answer, failure) -> finish(peer, request, failure), peer.loop());
    }

    private void finish(Peer peer, LoginRequest request, @Nullable Throwable failure) {
        if (failure != null) {
            parts.metrics.login(ChatMetrics.Login.REFUSED);
            peer.loggedOut();
        } else if (request.credentials() instanceof Credentials.ByToken) {
            parts.metrics.login(ChatMetrics.Login.TOKEN);
        } else {
            parts.metrics.login(ChatMetrics.Login.PASSWORD);
        }
    }

    private CompletionStage<AccountService.Authenticated> authenticate(Peer peer, LoginRequest request) {
        Credentials credentials = request.credentials();
        if (credentials instanceof Credentials.ByToken byToken) {
            return parts.accounts.authenticateByToken(byToken, request.device());
        }
        String account = credentials instanceof Credentials.ByName byName
                ? NameKey.of(byName.name())
                : Integer.toString(((Credentials.ById) credentials).id());
        requireRate(parts.limits.tryPasswordLogin(peer.remote(), account));
        return CompletableFuture.supplyAsync(
                        () -> parts.accounts.authenticate(credentials, request.device()), parts.hashing)
                .whenComplete((who, failure) -> {
                    if (!isRefusal(failure)) {
                        parts.limits.passwordWasNotWrong(peer.remote(), account);
                    }
                });
    }

    private static boolean isRefusal(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof ChatException refusal && refusal.code() == ErrorCode.REFUSED;
    }

    private CompletionStage<Admitted> admit(LoginRequest request, AccountService.Authenticated who) {
        return parts.presence
                .admit(who.user().id(), request.device(), request.attempt())
                .thenApply(claim -> new Admitted(who, claim));
    }

    /** From here on the session hears what is delivered, before its cursors are read: nothing falls between. */
    private Entered enter(Peer peer, Admitted admitted) {
        AccountService.Authenticated who = admitted.who;
        if (!peer.isOpen()) {
            throw new ChatException(ErrorCode.UNAVAILABLE);
        }
        Session session = new Session(who.user(), admitted.claim, who.tokenHash(), peer);
        parts.sessions.register(session);
        parts.users.learn(who.user());
        SessionFeed feed = new SessionFeed(session, peer, parts.feedTools);
        parts.delivery.register(feed);
        peer.loggedIn(feed);
        return new Entered(feed, who.token());
    }

    private static int userId(Entered entered) {
        return entered.feed.session().userId();
    }

    private CompletionStage<Answer> begin(Peer peer, LoginRequest request, Entered entered) {
        // To ask other nodes for the friends' states may block. The thread that read for many goes on with none of
        // them.
        Executor next = parts.feedTools.bus().isShared() ? parts.requests : peer.loop();
        return parts.logins
                .requireCircle(userId(entered), entered.feed.session().tokenHash())
                .thenComposeAsync(circle -> hearGroups(request, entered, circle), next);
    }

    private CompletionStage<Answer> hearGroups(LoginRequest request, Entered entered, LoginDao.Circle circle) {
        SessionFeed feed = entered.feed;
        List<BusChannel> channels = circle.groups().stream()
                .map(group -> BusChannel.group(group.info().groupId()))
                .toList();
        CompletionStage<LoginDao.Circle> heard = hear(circle, feed, channels);
        if (channels.isEmpty() || !parts.feedTools.bus().isShared()) {
            return heard.thenApply(same -> begin(request, entered, same));
        }
        return heard.thenApplyAsync(same -> parts.logins.withInboxOfNow(userId(entered), same), parts.requests)
                .thenApply(later -> begin(request, entered, later));
    }

    /** Goes on when these channels are heard, or without them if the bus takes too long; then a check follows. */
    private <T> CompletionStage<T> hear(T result, SessionFeed feed, List<BusChannel> channels) {
        CompletableFuture<Void> heard = feed.channels().hear(channels).toCompletableFuture();
        if (heard.isDone()) {
            return CompletableFuture.completedStage(result);
        }
        return heard.copy()
                .completeOnTimeout(null, HEAR_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .thenApply(ignored -> {
                    if (!heard.isDone()) {
                        var unused = heard.thenRun(() -> parts.doubt.raise("late subscription"));
                    }
                    return result;
                });
    }

    private Answer begin(LoginRequest request, Entered entered, LoginDao.Circle circle) {
        SessionFeed feed = entered.feed;
        UserName user = feed.session().user();
        LoginService.Beginning beginning = LoginService.begin(user.id(), circle, request);
        List<Friend> friends = parts.friends.watch(user.id(), circle.friends());
        LoginReply reply = new LoginReply(
                user,
                entered.token,
                parts.node.heartbeatMillis,
                parts.node.name,
                friends,
                circle.requests(),
                beginning.groups(),
                beginning.conversations());
        // Last, so that nobody is shown a user whose login fails.
        parts.presence.entered(feed.session());
        return new Answer(FittingReply.of(reply), () -> {
            feed.friendsShown(friends);
            parts.delivery.start(feed, beginning.starts());
        });
    }

    /** Ends the session; the connection stays and may log in again. */
    public CompletionStage<Answer> logout(Peer peer, LogoutRequest request) {
        Session session = peer.requireFeed().session();
        return CompletableFuture.supplyAsync(
                        () -> {
                            parts.cursors.flush(session.userId());
                            if (request.all()) {
                                parts.accounts.revokeAll(session.userId());
                            } else {
                                parts.accounts.revoke(session.tokenHash());
                            }
                            return new LogoutReply();
                        },
                        parts.requests)
                .thenApplyAsync(
                        reply -> {
                            peer.loggedOut();
                            if (request.all()) {
                                parts.revocations.revokedAll(session.userId());
                            }
                            return Answer.of(reply);
                        },
                        peer.loop());
    }

    private static void refuseLoggedIn(Peer peer) {
        if (peer.feed() != null) {
            throw new ChatException(ErrorCode.ALREADY_LOGGED_IN);
        }
    }

    private static void requireRate(OptionalLong wait) {
        if (wait.isPresent()) {
            throw new ChatException(ErrorCode.RATE_LIMITED, wait.getAsLong());
        }
    }
}
