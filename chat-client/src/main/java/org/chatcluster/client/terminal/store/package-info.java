/** What the client keeps in files of its own. */
@NullMarked
package org.chatcluster.client.terminal.store;

import org.jspecify.annotations.NullMarked;
