package org.chatcluster.server.friend;

import java.util.Optional;
import org.chatcluster.common.protocol.AddFriendReply;
import org.chatcluster.common.protocol.AddFriendRequest;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.FindUserReply;
import org.chatcluster.common.protocol.FindUserRequest;
import org.chatcluster.common.protocol.FriendReplyReply;
import org.chatcluster.common.protocol.FriendReplyRequest;
import org.chatcluster.common.protocol.FriendsReply;
import org.chatcluster.common.protocol.FriendsRequest;
import org.chatcluster.common.protocol.Friendship;
import org.chatcluster.common.protocol.RemoveFriendReply;
import org.chatcluster.common.protocol.RemoveFriendRequest;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.account.AccountDao;
import org.chatcluster.server.account.NameKey;
import org.chatcluster.server.account.UserDirectory;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.presence.Presence;
import org.chatcluster.server.session.Answer;
import org.chatcluster.server.session.Session;

/** The requests about other users. On the request pool. */
public final class FriendHandlers {
    private final FriendService friends;
    private final AccountDao accounts;
    private final UserDirectory users;
    private final Presence presence;

    /** Handlers on the rules of {@code friends}. */
    public FriendHandlers(FriendService friends, AccountDao accounts, UserDirectory users, Presence presence) {
        this.friends = friends;
        this.accounts = accounts;
        this.users = users;
        this.presence = presence;
    }

    /** ADD_FRIEND_MSG. */
    public Answer add(Session session, AddFriendRequest request) {
        UserName other = friends.requireOther(session.userId(), request.friendId());
        Friendship friendship = friends.ask(session.user(), other);
        AddFriendReply reply = new AddFriendReply(other.id(), other.name(), friendship);
        return friendship == Friendship.FRIENDS
                ? new Answer(reply, () -> friends.introduce(session.user(), other))
                : Answer.of(reply);
    }

    /** FRIEND_REPLY_MSG. */
    public Answer reply(Session session, FriendReplyRequest request) {
        UserName other = friends.requireOther(session.userId(), request.friendId());
        friends.answer(session.user(), other, request.accept());
        FriendReplyReply reply = new FriendReplyReply(other.id());
        return request.accept() ? new Answer(reply, () -> friends.introduce(session.user(), other)) : Answer.of(reply);
    }

    /** REMOVE_FRIEND_MSG. */
    public Answer remove(Session session, RemoveFriendRequest request) {
        UserName other = friends.requireOther(session.userId(), request.friendId());
        friends.remove(session.user(), other);
        return Answer.of(new RemoveFriendReply(other.id()));
    }

    /** FRIENDS_MSG. */
    public Answer list(Session session, FriendsRequest request) {
        int userId = session.userId();
        return Answer.of(new FriendsReply(
                friends.listFriends(userId), friends.listRequests(userId), friends.listBlocked(userId)));
    }

    /** FIND_USER_MSG. */
    public Answer find(Session session, FindUserRequest request) {
        String name = request.name();
        Optional<UserName> found = name == null
                ? users.find(request.userId())
                : accounts.findByNameKey(NameKey.of(name)).map(user -> new UserName(user.id(), user.name()));
        UserName user = found.orElseThrow(() -> new ChatException(ErrorCode.NO_SUCH_USER));
        return Answer.of(new FindUserReply(user.id(), user.name(), presence.state(user.id())));
    }
}
