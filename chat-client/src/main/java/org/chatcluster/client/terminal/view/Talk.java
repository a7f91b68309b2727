package org.chatcluster.client.terminal.view;

import org.chatcluster.client.terminal.model.ReadMarks;

/** What commands that send share with the listener that shows. Immutable. */
public record Talk(Underway underway, ReadMarks marks, MessageLines format) {}
