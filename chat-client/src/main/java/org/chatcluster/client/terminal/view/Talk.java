package org.chatcluster.client.terminal.view;

import org.chatcluster.client.terminal.model.ReadMarks;

/** What commands that send and show messages work with. Immutable. */
public record Talk(Underway underway, Feed feed, ReadMarks marks, MessageLines format) {}
