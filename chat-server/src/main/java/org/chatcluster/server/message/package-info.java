/** Messages: sending, history, received and read cursors. */
@NullMarked
package org.chatcluster.server.message;

import org.jspecify.annotations.NullMarked;
