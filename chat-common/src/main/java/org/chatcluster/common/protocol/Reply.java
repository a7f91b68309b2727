package org.chatcluster.common.protocol;

/** What answers a request: carries its {@code rid} and an {@code errno}. */
public sealed interface Reply extends Message
        permits RegisterReply,
                LoginReply,
                LogoutReply,
                ChatAck,
                HistoryReply,
                AddFriendReply,
                FriendReplyReply,
                RemoveFriendReply,
                BlockReply,
                FriendsReply,
                FindUserReply,
                CreateGroupReply,
                JoinGroupReply,
                QuitGroupReply,
                GroupUsersReply,
                GroupsReply,
                GroupAdminReply,
                Refusal {}
