package org.chatcluster.client.terminal.view;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chatcluster.client.Session;
import org.chatcluster.client.terminal.model.Model;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.protocol.Friend;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.Target;

/** Brings a login into the model and to the face, and keeps it for the next start. On the client's listener thread. */
final class Arrival {
    private static final int NONE = 0;

    private final Model model;
    private final FaceListener.Face face;
    private final TokenStore tokens;
    private final StateLines states;
    /** Who has logged in before, logged out or not. */
    private int lastAccount = NONE;

    Arrival(Model model, FaceListener.Face face, TokenStore tokens, StateLines states) {
        this.model = model;
        this.face = face;
        this.tokens = tokens;
        this.states = states;
    }

    void loggedIn(Session session) {
        LoginReply login = session.login();
        arrive(login);
        keep(login);
        if (session.resumed()) {
            face.console().print(states.resumed(session));
        } else {
            face.console().print(EventLines.welcome(login, model.desk().unread().size()));
        }
        face.feed().loggedIn();
        if (face.feed().listsConversations()) {
            face.events().learnNames(login.conversations(), () -> {
                face.place().renamed();
                face.feed().changed();
            });
        }
    }

    private void arrive(LoginReply login) {
        if (isOfAnother(login.user().id())) {
            // What another account has seen, begun to write and not sent is not this one's.
            model.people().loggedOut();
            model.desk().clear();
        }
        lastAccount = login.user().id();
        model.people().loggedIn(login);
        model.desk().begin(login.conversations());
        model.desk().open(quietConversations(login));
        model.link().node(login.node());
        face.place().begun(login.user().id());
        // Only now: a draft may have been begun in a group that is left meanwhile.
        model.desk().keepGroups(login.groups().stream().map(GroupInfo::groupId).collect(Collectors.toSet()));
        face.place().renamed();
    }

    /** Whether what is here is that of another account than {@code id}, which has logged in or was tried for. */
    private boolean isOfAnother(int id) {
        boolean wasAnother = lastAccount != NONE && lastAccount != id;
        return wasAnother || model.people().me().filter(me -> me.id() != id).isPresent();
    }

    /** Groups and friends in which nothing was said yet have a place in the list too. */
    private static List<Target> quietConversations(LoginReply login) {
        List<Target> quiet = new ArrayList<>();
        for (GroupInfo group : login.groups()) {
            quiet.add(new Target.Group(group.groupId()));
        }
        for (Friend friend : login.friends()) {
            quiet.add(new Target.User(friend.id()));
        }
        return quiet;
    }

    private void keep(LoginReply login) {
        try {
            tokens.save(login);
        } catch (IOException e) {
            face.console().print(Line.error("The login could not be kept for the next start: " + e.getMessage()));
        }
    }
}
