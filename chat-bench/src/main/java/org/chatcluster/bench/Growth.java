package org.chatcluster.bench;

/** Of what there is to be more and more. */
public enum Growth {
    /** Members of a group, all of them connected. */
    MEMBERS,
    /** Users who only exist. */
    USERS,
    /** Messages of other conversations. */
    HISTORY,
    /** Nodes that share the work. */
    NODES
}
