package org.chatcluster.client.terminal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.terminal.text.Mention;
import org.chatcluster.client.terminal.text.Names;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.Friend;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.Member;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.jspecify.annotations.Nullable;

/** The users and groups that were heard of, by number and by name. Thread-safe. */
public final class People {
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, Integer> idsByKey = new HashMap<>();
    private final Map<Integer, String> groups = new LinkedHashMap<>();
    private final Map<Integer, String> topics = new HashMap<>();
    private final Map<Integer, List<Member>> members = new HashMap<>();
    private final Map<Integer, State> states = new HashMap<>();
    private @Nullable UserName me;

    /** This account is tried for; nothing of it is known yet. */
    public synchronized void expect(UserName account) {
        me = account;
        saw(account);
    }

    /** Another session begins. */
    public synchronized void loggedIn(LoginReply login) {
        me = login.user();
        saw(login.user());
        login.friends().forEach(this::saw);
        login.requests().forEach(this::saw);
        groups(login.groups());
    }

    public synchronized void loggedOut() {
        me = null;
        groups.clear();
        states.clear();
    }

    public synchronized void groups(List<GroupInfo> all) {
        groups.clear();
        all.forEach(group -> {
            groups.put(group.groupId(), group.name());
            topics.put(group.groupId(), group.description());
        });
    }

    public synchronized void joined(int groupId, String name) {
        groups.put(groupId, name);
    }

    public synchronized void left(int groupId) {
        groups.remove(groupId);
        members.remove(groupId);
    }

    public synchronized void saw(UserName user) {
        names.put(user.id(), user.name());
        idsByKey.put(Names.key(user.name()), user.id());
    }

    public synchronized void saw(Friend friend) {
        saw(new UserName(friend.id(), friend.name()));
        state(friend.id(), friend.state());
    }

    /** What a group is about; empty where that is not known. */
    public synchronized String topicOf(int groupId) {
        return topics.getOrDefault(groupId, "");
    }

    /** What a group is about from now on. */
    public synchronized void topic(int groupId, String topic) {
        topics.put(groupId, topic);
    }

    /** All members of a group; of friends it is known better than there whether they are online. */
    public synchronized void members(int groupId, List<Member> all) {
        members.put(
                groupId,
                all.stream()
                        .map(member -> with(member, states.getOrDefault(member.id(), member.state())))
                        .toList());
    }

    /** The members of a group; none while they are not known. The same list as long as nothing of it changes. */
    public synchronized List<Member> membersOf(int groupId) {
        return members.getOrDefault(groupId, List.of());
    }

    /** A friend has come or gone. */
    public synchronized void state(int id, State state) {
        states.put(id, state);
        members.replaceAll((group, all) -> all.stream().anyMatch(member -> member.id() == id && member.state() != state)
                ? all.stream()
                        .map(member -> member.id() == id ? with(member, state) : member)
                        .toList()
                : all);
    }

    private static Member with(Member member, State state) {
        return new Member(member.id(), member.name(), member.role(), state);
    }

    /** Whether the user is known to be there; only friends are. */
    public synchronized boolean isOnline(int id) {
        return states.get(id) == State.ONLINE;
    }

    /** Whether the user is there, if that is known; only of friends it is. */
    public synchronized Optional<State> findState(int id) {
        return Optional.ofNullable(states.get(id));
    }

    public synchronized Optional<UserName> me() {
        return Optional.ofNullable(me);
    }

    public synchronized boolean isMe(int id) {
        return me != null && me.id() == id;
    }

    /** Whether another names this account in the message. */
    public synchronized boolean isNamedIn(ChatMessage message) {
        return me != null && !message.own() && Mention.isIn(message.text(), me.name());
    }

    /** A message of the history as this account sees it; its sender is known from then on. */
    public synchronized ChatMessage seen(Target conversation, ChatPush push) {
        saw(push.sender());
        return ChatMessage.ofHistory(conversation, push, isMe(push.sender().id()));
    }

    public synchronized Optional<Integer> findUser(String name) {
        return Optional.ofNullable(idsByKey.get(Names.key(name)));
    }

    public synchronized Optional<String> findName(int id) {
        return Optional.ofNullable(names.get(id));
    }

    public String nameOf(int id) {
        return findName(id).orElse("user " + id);
    }

    /** The groups of this account with that name. */
    public synchronized List<Integer> findGroups(String name) {
        String key = Names.key(name);
        return groups.entrySet().stream()
                .filter(group -> Names.key(group.getValue()).equals(key))
                .map(Map.Entry::getKey)
                .toList();
    }

    public synchronized boolean isMember(int groupId) {
        return groups.containsKey(groupId);
    }

    /** The name of a group of this account. */
    public synchronized Optional<String> findGroupName(int groupId) {
        return Optional.ofNullable(groups.get(groupId));
    }

    /** How a person calls the group: {@code #name} if that is enough, else {@code #id}. */
    public synchronized String groupTag(int groupId) {
        String name = groups.get(groupId);
        return name == null || findGroups(name).size() > 1 ? "#" + groupId : "#" + name;
    }

    /** How a person calls the conversation. */
    public String nameOf(Target conversation) {
        return conversation instanceof Target.Group group
                ? groupTag(group.id())
                : nameOf(((Target.User) conversation).id());
    }

    public synchronized List<String> userNames() {
        return List.copyOf(names.values());
    }

    public synchronized List<String> groupTags() {
        List<String> tags = new ArrayList<>();
        groups.keySet().forEach(id -> tags.add(groupTag(id)));
        return tags;
    }
}
