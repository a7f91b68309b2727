/** A real terminal for tests of programs that people use in one: tmux. */
@NullMarked
package org.chatcluster.testkit.terminal;

import org.jspecify.annotations.NullMarked;
