package org.chatcluster.server.cluster;

/** One run of a node: {@code boot} is drawn at every start, so that a node that comes again is another one. */
public record NodeRef(String name, long boot) {}
