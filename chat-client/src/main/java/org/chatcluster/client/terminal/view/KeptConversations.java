package org.chatcluster.client.terminal.view;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chatcluster.client.terminal.model.ConversationView;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.Model;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.store.ConversationStore;
import org.chatcluster.client.terminal.store.ConversationStore.Known;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the list of conversations from its file into the model, before a login says more, and back: its numbers stay the same, and
 * without a server it has names. Thread-safe.
 */
public final class KeptConversations {
    private static final Logger LOG = LoggerFactory.getLogger(KeptConversations.class);

    private final People people;
    private final Desk desk;
    private final ConversationStore store;
    private int accountId;

    public KeptConversations(Model model, ConversationStore store) {
        this.people = model.people();
        this.desk = model.desk();
        this.store = store;
    }

    /** An account is expected; it has not logged in yet. */
    public synchronized void begin(int account) {
        accountId = account;
        List<Known> known = store.load(account);
        for (Known one : known) {
            if (one.conversation() instanceof Target.Group group) {
                people.joined(group.id(), one.name());
            } else {
                people.saw(new UserName(((Target.User) one.conversation()).id(), one.name()));
            }
        }
        desk.open(known.stream().map(Known::conversation).toList());
    }

    /** The account has logged in. */
    public synchronized void loggedIn(int account) {
        accountId = account;
    }

    /** Saves the list of the account that has logged in last, as far as it would come back without this. */
    public synchronized void save() {
        if (!people.isMe(accountId)) {
            return;
        }
        List<Known> known = desk.conversations().stream()
                .map(ConversationView::conversation)
                .flatMap(conversation -> nameToKeep(conversation).stream().map(name -> new Known(conversation, name)))
                .toList();
        try {
            store.save(accountId, known);
        } catch (IOException e) {
            LOG.warn("The list of conversations could not be kept", e);
        }
    }

    private Optional<String> nameToKeep(Target conversation) {
        if (conversation instanceof Target.Group group) {
            return people.findGroupName(group.id());
        }
        int id = ((Target.User) conversation).id();
        boolean stays = people.findState(id).isPresent() || desk.hasBegun(conversation);
        return people.findName(id).filter(name -> stays);
    }
}
