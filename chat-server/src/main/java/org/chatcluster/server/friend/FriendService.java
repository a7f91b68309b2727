package org.chatcluster.server.friend;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.Friend;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.Friendship;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.account.UserDirectory;
import org.chatcluster.server.delivery.DeliveryService;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.presence.Presence;

/** The rules of friendship. Thread-safe; every method but {@link #introduce} blocks. */
public final class FriendService {
    private final FriendDao dao;
    private final UserDirectory users;
    private final Presence presence;
    private final DeliveryService delivery;
    private final Clock clock;

    /** Rules over {@code dao}; both sides are told by {@code delivery}. */
    public FriendService(FriendDao dao, UserDirectory users, Presence presence, DeliveryService delivery, Clock clock) {
        this.dao = dao;
        this.users = users;
        this.presence = presence;
        this.delivery = delivery;
        this.clock = clock;
    }

    Friendship ask(UserName who, UserName other) {
        FriendDao.Outcome outcome = dao.ask(who.id(), other.id(), clock.millis());
        return switch (outcome) {
            case ASKED -> {
                tell(FriendEvent.Kind.REQUEST, who, other.id());
                yield Friendship.PENDING;
            }
            case ASKED_BEFORE -> Friendship.PENDING;
            case BEFRIENDED -> {
                tell(FriendEvent.Kind.ACCEPTED, who, other.id());
                yield Friendship.FRIENDS;
            }
            default -> throw refusal(outcome);
        };
    }

    void answer(UserName who, UserName other, boolean accept) {
        FriendDao.Outcome outcome = dao.answer(who.id(), other.id(), accept, clock.millis());
        switch (outcome) {
            case BEFRIENDED -> tell(FriendEvent.Kind.ACCEPTED, who, other.id());
            case REJECTED -> tell(FriendEvent.Kind.REJECTED, who, other.id());
            default -> throw refusal(outcome);
        }
    }

    void remove(UserName who, UserName other) {
        FriendDao.Outcome outcome = dao.remove(who.id(), other.id());
        if (outcome != FriendDao.Outcome.REMOVED) {
            throw refusal(outcome);
        }
        presence.parted(who.id(), other.id());
        tell(FriendEvent.Kind.REMOVED, who, other.id());
    }

    /** Shows new friends where the other is. Does not block. */
    void introduce(UserName who, UserName other) {
        presence.befriended(who.id(), other.id());
    }

    /** The friends of a user and whether each has a session. */
    List<Friend> listFriends(int userId) {
        return withStates(dao.listFriends(userId));
    }

    /** How the friends are of a user whose session begins, and who is shown from now on how they come and go. */
    public List<Friend> watch(int userId, List<UserName> friends) {
        presence.watch(userId, ids(friends));
        return withStates(friends);
    }

    private List<Friend> withStates(List<UserName> friends) {
        Map<Integer, State> states = presence.states(ids(friends));
        return friends.stream()
                .map(user -> new Friend(user.id(), user.name(), states.getOrDefault(user.id(), State.OFFLINE)))
                .toList();
    }

    private static List<Integer> ids(List<UserName> users) {
        return users.stream().map(UserName::id).toList();
    }

    /** Who waits for an answer of the user. */
    List<UserName> listRequests(int userId) {
        return dao.listRequests(userId);
    }

    List<UserName> listBlocked(int userId) {
        return dao.listBlocked(userId);
    }

    /** The other side of what {@code userId} does, which must exist and be somebody else. */
    UserName requireOther(int userId, int otherId) {
        if (userId == otherId) {
            throw new ChatException(ErrorCode.YOURSELF);
        }
        return users.find(otherId).orElseThrow(() -> new ChatException(ErrorCode.NO_SUCH_USER));
    }

    private void tell(FriendEvent.Kind kind, UserName who, int otherId) {
        FriendEvent event = new FriendEvent(kind, who, otherId);
        delivery.noticeUser(otherId, event);
        delivery.noticeUser(who.id(), event);
    }

    private static ChatException refusal(FriendDao.Outcome outcome) {
        return new ChatException(
                switch (outcome) {
                    case ALREADY_FRIENDS -> ErrorCode.ALREADY_FRIENDS;
                    case NOT_FRIENDS -> ErrorCode.NOT_FRIENDS;
                    case NO_REQUEST -> ErrorCode.NO_SUCH_REQUEST;
                    case TOO_MANY -> ErrorCode.TOO_MANY;
                    case BLOCKED -> ErrorCode.BLOCKED;
                    case ASKED, ASKED_BEFORE, BEFRIENDED, REJECTED, REMOVED ->
                        throw new IllegalStateException("Not a refusal: " + outcome);
                });
    }
}
