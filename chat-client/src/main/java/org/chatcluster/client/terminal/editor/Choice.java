package org.chatcluster.client.terminal.editor;

import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.common.protocol.Target;

/** A conversation that can be turned to, as it is shown; its text is what is searched. Immutable. */
public record Choice(Target conversation, Line label) {}
