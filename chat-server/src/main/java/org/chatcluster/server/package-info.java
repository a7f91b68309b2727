/** The node: its main class and the one composition root. */
@NullMarked
package org.chatcluster.server;

import org.jspecify.annotations.NullMarked;
