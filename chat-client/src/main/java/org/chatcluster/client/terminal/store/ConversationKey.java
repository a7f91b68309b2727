package org.chatcluster.client.terminal.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chatcluster.client.terminal.text.Names;
import org.chatcluster.common.protocol.Target;

/** What a conversation is called in files: {@code user.2}, {@code group.7}. */
public final class ConversationKey {
    private static final Pattern KEY = Pattern.compile("(group|user)\\.([1-9][0-9]*)");

    private ConversationKey() {}

    public static String of(Target conversation) {
        return conversation instanceof Target.Group group
                ? "group." + group.id()
                : "user." + ((Target.User) conversation).id();
    }

    /** The conversation of that key; nothing for one that an older or broken file has. */
    public static Optional<Target> find(String key) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean isGroup = "group".equals(parts.group(1));
        return Names.findId(parts.group(2)).map(id -> isGroup ? new Target.Group(id) : new Target.User(id));
    }
}
