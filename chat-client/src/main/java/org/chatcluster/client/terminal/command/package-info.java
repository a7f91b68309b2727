/** The commands: one table of them, and what finds, completes and runs a typed line. */
@NullMarked
package org.chatcluster.client.terminal.command;

import org.jspecify.annotations.NullMarked;
