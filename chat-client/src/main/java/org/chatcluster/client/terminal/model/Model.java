package org.chatcluster.client.terminal.model;

/** All that a face knows: people, conversations, and how it stands with the server. Immutable; its parts are thread-safe. */
public record Model(People people, Desk desk, Link link) {
    /** One that knows nothing yet. */
    public static Model empty() {
        return new Model(new People(), new Desk(), new Link());
    }
}
