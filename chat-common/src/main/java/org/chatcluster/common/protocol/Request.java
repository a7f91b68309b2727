package org.chatcluster.common.protocol;

/** What a client sends. */
public sealed interface Request extends Message
        permits RegisterRequest,
                LoginRequest,
                LogoutRequest,
                Ping,
                Pong,
                SendRequest,
                ReceivedRequest,
                ReadRequest,
                HistoryRequest,
                AddFriendRequest,
                FriendReplyRequest,
                RemoveFriendRequest,
                BlockRequest,
                FriendsRequest,
                FindUserRequest,
                CreateGroupRequest,
                JoinGroupRequest,
                QuitGroupRequest,
                GroupUsersRequest,
                GroupsRequest,
                GroupAdminRequest {}
