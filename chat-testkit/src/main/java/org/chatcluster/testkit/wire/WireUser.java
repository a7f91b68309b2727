package org.chatcluster.testkit.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An account and the requests that tests make most, on top of a {@link WireClient}. Every request fails the test unless its errno is
 * 0; use the client itself to be refused. Methods are for one thread.
 */
public final class WireUser implements AutoCloseable {
    /** The password of every account that is made here. */
    public static final String PASSWORD = "correct horse";

    private static final AtomicLong CIDS = new AtomicLong(1);

    private final WireClient client;
    private final int id;
    private final String name;
    private final String token;

    private WireUser(WireClient client, int id, String name, String token) {
        this.client = client;
        this.id = id;
        this.name = name;
        this.token = token;
    }

    /** A name that no other account has. */
    public static String freshName() {
        return "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    /** Registers an account with a fresh name and logs it in. */
    public static WireUser create(String host, int port) {
        WireClient client = WireClient.connect(host, port);
        String name = freshName();
        register(client, name);
        return login(client, Json.message(1).put("name", name).put("password", PASSWORD));
    }

    /** Registers an account and returns its id. */
    public static int register(WireClient client, String name) {
        return done(client.request(Json.message(4).put("name", name).put("password", PASSWORD)))
                .get("id")
                .intValue();
    }

    /** Logs in with a LOGIN_MSG and leaves everything after the ack to be taken, SYNC_END_MSG included. */
    public static WireUser login(WireClient client, ObjectNode loginMsg) {
        ObjectNode ack = done(client.request(loginMsg));
        return new WireUser(
                client,
                ack.get("id").intValue(),
                ack.get("name").textValue(),
                ack.get("token").textValue());
    }

    /** A further connection of this account on another device; SYNC_END_MSG is still to be taken. */
    public WireUser onDevice(WireClient other, String device) {
        return login(
                other, Json.message(1).put("id", id).put("password", PASSWORD).put("device", device));
    }

    /** A new connection with the token of this one. */
    public WireUser again(WireClient other) {
        return login(other, Json.message(1).put("token", token));
    }

    /** The reply, if its errno is 0. */
    public static ObjectNode done(ObjectNode reply) {
        if (reply.path("errno").asInt(-1) != 0) {
            throw new AssertionError("Expected errno 0, got " + reply);
        }
        return reply;
    }

    /** The connection. */
    public WireClient client() {
        return client;
    }

    /** The account's number. */
    public int id() {
        return id;
    }

    /** The account's name. */
    public String name() {
        return name;
    }

    /** What the login gave for the next one. */
    public String token() {
        return token;
    }

    /** Takes SYNC_END_MSG, which must be next. */
    public WireUser synced() {
        client.expect(25);
        return this;
    }

    /** A number that no other message of this JVM has. */
    public static long freshCid() {
        return CIDS.getAndIncrement();
    }

    /** Sends to a user with a fresh cid and returns the ack. */
    public ObjectNode sendTo(int toid, String msg) {
        return done(
                client.request(Json.message(6).put("toid", toid).put("msg", msg).put("cid", freshCid())));
    }

    /** Sends to a group with a fresh cid and returns the ack. */
    public ObjectNode sendToGroup(int groupid, String msg) {
        return done(client.request(
                Json.message(10).put("groupid", groupid).put("msg", msg).put("cid", freshCid())));
    }

    /** Creates a group and returns its number. */
    public int createGroup(String groupname) {
        return done(client.request(Json.message(8).put("groupname", groupname)))
                .get("groupid")
                .intValue();
    }

    /** Joins a group and returns the ack. */
    public ObjectNode join(int groupid) {
        return done(client.request(Json.message(9).put("groupid", groupid)));
    }

    /** Leaves a group and returns the ack. */
    public ObjectNode quit(int groupid) {
        return done(client.request(Json.message(40).put("groupid", groupid)));
    }

    @Override
    public void close() {
        client.close();
    }
}
