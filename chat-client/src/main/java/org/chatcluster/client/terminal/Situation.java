package org.chatcluster.client.terminal;

import org.chatcluster.client.terminal.config.Loaded;
import org.chatcluster.client.terminal.editor.KeyTable;

/** What a face begins with: what was wished for, the settings, and the keys that they make. Immutable. */
record Situation(Wish wish, Loaded loaded, KeyTable keys) {}
