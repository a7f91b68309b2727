package org.chatcluster.client.terminal.doctor;

/** A part of the way to the server and back, in the order of the way. */
public enum Hop {
    NAME("name resolution"),
    CONNECTION("connection"),
    GREETING("greeting"),
    LOGIN("login"),
    SEND("send to self"),
    NODE("node"),
    ROUND_TRIP("round trip");

    private final String label;

    Hop(String label) {
        this.label = label;
    }

    /** What to call it. */
    public String label() {
        return label;
    }
}
