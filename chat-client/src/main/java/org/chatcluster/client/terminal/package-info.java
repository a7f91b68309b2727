/** The face of the client for a terminal: commands, lines above a prompt, and plain lines for scripts. */
@NullMarked
package org.chatcluster.client.terminal;

import org.jspecify.annotations.NullMarked;
