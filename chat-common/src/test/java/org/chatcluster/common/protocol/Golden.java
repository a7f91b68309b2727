package org.chatcluster.common.protocol;

import java.util.List;
import java.util.stream.Stream;

/** What stands in the files of {@code golden/}: one frame's JSON each, and the message it is. */
final class Golden {
    static final long NO_RID = -1;

    private static final Target BOB = new Target.User(2);
    private static final Target GROUP = new Target.Group(7);
    private static final UserName ALICE = new UserName(1, "alice");
    private static final long TIME = 1_794_000_000_000L;
    private static final long CID = 7_353_890_000_000_001L;

    private Golden() {}

    /**
     * {@code file} without its ending. {@code inputOnly} is a form that is understood but not written, because defaults are
     * written out.
     */
    record Sample(String file, Message message, long rid, boolean inputOnly) {
        boolean fromClient() {
            return file.contains(".client");
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(account(), chat(), friends(), groups(), refusals()).flatMap(List::stream);
    }

    private static List<Sample> account() {
        return List.of(
                sample("REG_MSG.client", new RegisterRequest("alice", "correct horse"), 1),
                sample("REG_MSG_ACK.server", new RegisterReply(1), 1),
                sample(
                        "LOGIN_MSG.client",
                        new LoginRequest(
                                new Credentials.ById(1, "correct horse"),
                                "phone",
                                TIME,
                                new Backlog(50),
                                List.of(new Cursor(BOB, 5), new Cursor(GROUP, 0))),
                        2),
                sample(
                        "LOGIN_MSG.client.name",
                        login(new Credentials.ByName("zoë", "correct horse"), "console"),
                        NO_RID),
                sample("LOGIN_MSG.client.token", login(new Credentials.ByToken("dG9rZW4", 0), "phone"), NO_RID),
                sample("LOGIN_MSG.client.token-id", login(new Credentials.ByToken("dG9rZW4", 1), "phone"), NO_RID),
                input("LOGIN_MSG.client.least", login(new Credentials.ById(1, "correct horse"), "console")),
                input("LOGIN_MSG.client.backlog-all", login(new Credentials.ById(1, "correct horse"), "console")),
                sample(
                        "LOGIN_MSG_ACK.server",
                        new LoginReply(
                                ALICE,
                                new LoginReply.Token("dG9rZW4", 1_795_000_000_000L),
                                30_000,
                                "node-1",
                                List.of(new Friend(2, "bob", State.ONLINE), new Friend(3, "carol", State.OFFLINE)),
                                List.of(new UserName(4, "dave")),
                                List.of(new GroupInfo(7, "climbers", "Sundays at ten", Role.CREATOR, 3)),
                                List.of(new ConversationInfo(BOB, 7, 5, 4), new ConversationInfo(GROUP, 0, 0, 0))),
                        2),
                sample(
                        "LOGIN_MSG_ACK.server.empty",
                        new LoginReply(
                                ALICE,
                                new LoginReply.Token("dG9rZW4", 1_795_000_000_000L),
                                30_000,
                                "node-1",
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()),
                        NO_RID),
                sample("LOGINOUT_MSG.client", new LogoutRequest(true), 3),
                sample("LOGINOUT_MSG.client.least", new LogoutRequest(false), NO_RID),
                sample("LOGINOUT_MSG_ACK.server", new LogoutReply(), 3),
                sample("SYNC_END_MSG.server", new SyncEnd(), NO_RID),
                sample("PING_MSG.client", new Ping(), 9_007_199_254_740_991L),
                sample("PING_MSG.server", new Ping(), NO_RID),
                sample("PONG_MSG.client", new Pong(TIME), NO_RID),
                sample("PONG_MSG.client.least", new Pong(0), NO_RID),
                sample("PONG_MSG.server", new Pong(TIME), 0),
                sample("BYE_MSG.server", new Bye(123, "The server is stopping; connect again.", true, 1_500), NO_RID),
                sample(
                        "BYE_MSG.server.least",
                        new Bye(116, "The same device has logged in again.", false, -1),
                        NO_RID));
    }

    private static List<Sample> chat() {
        ChatPush push = new ChatPush(new UserName(2, "bob"), new Target.User(1), "hello?", 7, TIME, false);
        ChatPush groupPush = new ChatPush(ALICE, GROUP, "tabs\tand \"quotes\" \\ 😀", 1, TIME, false);
        return List.of(
                sample("ONE_CHAT_MSG.client", new SendRequest(BOB, "here now", CID), 4),
                sample("ONE_CHAT_MSG.client.least", new SendRequest(BOB, "здесь", 0), NO_RID),
                sample(
                        "ONE_CHAT_MSG.server",
                        new ChatPush(new UserName(2, "bob"), new Target.User(1), "are you there?", 6, TIME, true),
                        NO_RID),
                sample("ONE_CHAT_MSG.server.least", push, NO_RID),
                sample("GROUP_CHAT_MSG.client", new SendRequest(GROUP, "see you at ten", 9_007_199_254_740_991L), 5),
                sample("GROUP_CHAT_MSG.client.least", new SendRequest(GROUP, "see you at ten", 0), NO_RID),
                sample("GROUP_CHAT_MSG.server", new ChatPush(ALICE, GROUP, "see you", 2, TIME, true), NO_RID),
                sample("GROUP_CHAT_MSG.server.least", groupPush, NO_RID),
                sample("CHAT_MSG_ACK.server", new ChatAck(CID, BOB, 8, TIME, true), 4),
                sample("CHAT_MSG_ACK.server.least", new ChatAck(0, GROUP, 8, TIME, false), NO_RID),
                sample("RECEIVED_MSG.client", new ReceivedRequest(BOB, 7), 6),
                sample("RECEIVED_MSG.client.least", new ReceivedRequest(GROUP, 1), NO_RID),
                sample("HISTORY_MSG.client", new HistoryRequest(BOB, 0, HistoryRequest.NONE, 200), 7),
                sample("HISTORY_MSG.client.before", new HistoryRequest(GROUP, HistoryRequest.NONE, 101, 1), NO_RID),
                input(
                        "HISTORY_MSG.client.least",
                        new HistoryRequest(GROUP, HistoryRequest.NONE, HistoryRequest.NONE, 50)),
                sample("HISTORY_MSG_ACK.server", new HistoryReply(new Target.User(2), List.of(push), true, 9), 7),
                sample("HISTORY_MSG_ACK.server.group", new HistoryReply(GROUP, List.of(groupPush), false, 1), 7),
                sample("HISTORY_MSG_ACK.server.empty", new HistoryReply(GROUP, List.of(), false, 0), NO_RID),
                sample("READ_MSG.client", new ReadRequest(BOB, 7), 8),
                sample("READ_MSG.client.least", new ReadRequest(GROUP, 1), NO_RID),
                sample("READ_EVENT.server", new ReadEvent(2, new Target.User(1), 8), NO_RID),
                sample("READ_EVENT.server.group", new ReadEvent(2, GROUP, 1), NO_RID));
    }

    private static List<Sample> friends() {
        return List.of(
                sample("ADD_FRIEND_MSG.client", new AddFriendRequest(2), 1),
                sample("ADD_FRIEND_MSG_ACK.server", new AddFriendReply(2, "bob", Friendship.PENDING), 1),
                sample("ADD_FRIEND_MSG_ACK.server.friends", new AddFriendReply(2, "bob", Friendship.FRIENDS), NO_RID),
                sample("FRIEND_REPLY_MSG.client", new FriendReplyRequest(2, true), 1),
                sample("FRIEND_REPLY_MSG.client.no", new FriendReplyRequest(2, false), NO_RID),
                sample("FRIEND_REPLY_MSG_ACK.server", new FriendReplyReply(2), 1),
                sample("REMOVE_FRIEND_MSG.client", new RemoveFriendRequest(2), 1),
                sample("REMOVE_FRIEND_MSG_ACK.server", new RemoveFriendReply(2), 1),
                sample("BLOCK_MSG.client", new BlockRequest(2, true), 1),
                sample("BLOCK_MSG.client.no", new BlockRequest(2, false), NO_RID),
                sample("BLOCK_MSG_ACK.server", new BlockReply(2), 1),
                sample("FRIENDS_MSG.client", new FriendsRequest(), 1),
                sample(
                        "FRIENDS_MSG_ACK.server",
                        new FriendsReply(
                                List.of(new Friend(2, "bob", State.ONLINE)),
                                List.of(new UserName(4, "dave")),
                                List.of(new UserName(5, "mallory"))),
                        1),
                sample("FRIENDS_MSG_ACK.server.empty", new FriendsReply(List.of(), List.of(), List.of()), NO_RID),
                sample("FIND_USER_MSG.client", new FindUserRequest("bob", 0), 1),
                sample("FIND_USER_MSG.client.id", new FindUserRequest(null, 2), NO_RID),
                sample("FIND_USER_MSG_ACK.server", new FindUserReply(2, "bob", State.OFFLINE), 1),
                sample(
                        "FRIEND_EVENT.server",
                        new FriendEvent(FriendEvent.Kind.REQUEST, new UserName(4, "dave"), 1),
                        NO_RID),
                sample("FRIEND_EVENT.server.accepted", new FriendEvent(FriendEvent.Kind.ACCEPTED, ALICE, 4), NO_RID),
                sample("FRIEND_EVENT.server.rejected", new FriendEvent(FriendEvent.Kind.REJECTED, ALICE, 4), NO_RID),
                sample("FRIEND_EVENT.server.removed", new FriendEvent(FriendEvent.Kind.REMOVED, ALICE, 4), NO_RID),
                input("FRIEND_EVENT.server.least", new FriendEvent(FriendEvent.Kind.REMOVED, ALICE, 0)),
                sample("PRESENCE_EVENT.server", new PresenceEvent(2, State.ONLINE), NO_RID),
                sample("PRESENCE_EVENT.server.offline", new PresenceEvent(2, State.OFFLINE), NO_RID));
    }

    private static List<Sample> groups() {
        return List.of(
                sample("CREATE_GROUP_MSG.client", new CreateGroupRequest("climbers", "Sundays at ten"), 1),
                input("CREATE_GROUP_MSG.client.least", new CreateGroupRequest("climbers", "")),
                sample("CREATE_GROUP_MSG_ACK.server", new CreateGroupReply(7, "climbers"), 1),
                sample("ADD_GROUP_MSG.client", new JoinGroupRequest(7), 1),
                sample("ADD_GROUP_MSG_ACK.server", new JoinGroupReply(7, "climbers", 41), 1),
                sample("GROUP_USERS_MSG.client", new GroupUsersRequest(7, 2, 500), 1),
                input("GROUP_USERS_MSG.client.least", new GroupUsersRequest(7, 0, 200)),
                sample(
                        "GROUP_USERS_MSG_ACK.server",
                        new GroupUsersReply(
                                7,
                                List.of(
                                        new Member(1, "alice", Role.CREATOR, State.ONLINE),
                                        new Member(2, "bob", Role.ADMIN, State.OFFLINE),
                                        new Member(3, "carol", Role.NORMAL, State.OFFLINE)),
                                true),
                        1),
                sample("GROUP_USERS_MSG_ACK.server.empty", new GroupUsersReply(7, List.of(), false), NO_RID),
                sample("GROUPS_MSG.client", new GroupsRequest(), 1),
                sample(
                        "GROUPS_MSG_ACK.server",
                        new GroupsReply(List.of(new GroupInfo(7, "climbers", "", Role.NORMAL, 3))),
                        1),
                sample("GROUPS_MSG_ACK.server.empty", new GroupsReply(List.of()), NO_RID),
                sample("QUIT_GROUP_MSG.client", new QuitGroupRequest(7), 1),
                sample("QUIT_GROUP_MSG_ACK.server", new QuitGroupReply(7), 1),
                sample("GROUP_ADMIN_MSG.client", GroupAdminRequest.of(7, GroupAdminRequest.Action.KICK, 2), 1),
                sample("GROUP_ADMIN_MSG.client.mute", GroupAdminRequest.mute(7, 2, 600), 1),
                sample("GROUP_ADMIN_MSG.client.mute-on", GroupAdminRequest.mute(7, 2, 0), NO_RID),
                sample("GROUP_ADMIN_MSG.client.role", GroupAdminRequest.appoint(7, 2, Role.ADMIN), 1),
                sample("GROUP_ADMIN_MSG.client.describe", GroupAdminRequest.describe(7, "Mondays"), 1),
                sample("GROUP_ADMIN_MSG_ACK.server", new GroupAdminReply(7), 1),
                sample("GROUP_EVENT.server", new GroupEvent(7, GroupEvent.Kind.JOIN, 2, 2), NO_RID),
                sample("GROUP_EVENT.server.quit", new GroupEvent(7, GroupEvent.Kind.QUIT, 2, 2), NO_RID));
    }

    private static List<Sample> refusals() {
        Echo send = new Echo(CID, 2, 0, 0, 0);
        return List.of(
                sample(
                        "ERROR_MSG.server",
                        Refusal.of(MsgType.RECEIVED_MSG, ErrorCode.NOT_A_MEMBER, "No.", -1, new Echo(0, 0, 7, 0, 0)),
                        6),
                sample(
                        "ERROR_MSG.server.least",
                        Refusal.ofFrame(ErrorCode.MALFORMED, "The frame is not valid JSON.", -1),
                        NO_RID),
                sample(
                        "ERROR_MSG.server.unknown",
                        Refusal.ofFrame(ErrorCode.UNKNOWN_MSGID, "This msgid is not known here.", 99),
                        1),
                sample(
                        "CHAT_MSG_ACK.server.refused",
                        Refusal.of(MsgType.ONE_CHAT_MSG, ErrorCode.RATE_LIMITED, "Slowly.", 250, send),
                        4),
                sample(
                        "LOGIN_MSG_ACK.server.refused",
                        Refusal.of(MsgType.LOGIN_MSG, ErrorCode.REFUSED, "Refused.", -1, Echo.NONE),
                        2),
                sample(
                        "ADD_FRIEND_MSG_ACK.server.refused",
                        Refusal.of(MsgType.ADD_FRIEND_MSG, ErrorCode.YOURSELF, "No.", -1, new Echo(0, 0, 0, 1, 0)),
                        NO_RID),
                sample(
                        "FIND_USER_MSG_ACK.server.refused",
                        Refusal.of(MsgType.FIND_USER_MSG, ErrorCode.NO_SUCH_USER, "No.", -1, new Echo(0, 0, 0, 0, 9)),
                        NO_RID));
    }

    private static LoginRequest login(Credentials credentials, String device) {
        return new LoginRequest(credentials, device, LoginRequest.NO_ATTEMPT, Backlog.ALL, List.of());
    }

    private static Sample sample(String file, Message message, long rid) {
        return new Sample(file, message, rid, false);
    }

    private static Sample input(String file, Message message) {
        return new Sample(file, message, NO_RID, true);
    }
}
