/** Tells a person who looks elsewhere that somebody wants them: by the bell, by the terminal, by a program of theirs. */
@NullMarked
package org.chatcluster.client.terminal.notify;

import org.jspecify.annotations.NullMarked;
