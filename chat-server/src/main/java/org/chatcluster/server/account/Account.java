package org.chatcluster.server.account;

/** An account as it is stored. {@code passwordHash} is an encoded Argon2id hash. */
public record Account(int id, String name, String passwordHash) {
    @Override
    public String toString() {
        return "Account[id=" + id + ", name=" + name + "]";
    }
}
