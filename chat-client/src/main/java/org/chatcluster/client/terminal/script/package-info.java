/** The program's command line: its flags, and the commands that scripts use. */
@NullMarked
package org.chatcluster.client.terminal.script;

import org.jspecify.annotations.NullMarked;
