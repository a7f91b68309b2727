/** Finds out which part of the way to the server is broken. */
@NullMarked
package org.chatcluster.client.terminal.doctor;

import org.jspecify.annotations.NullMarked;
