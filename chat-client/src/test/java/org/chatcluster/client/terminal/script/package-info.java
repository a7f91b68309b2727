/** Tests of the terminal's logic, and of the whole program as a script against a scripted server. */
@NullMarked
package org.chatcluster.client.terminal.script;

import org.jspecify.annotations.NullMarked;
