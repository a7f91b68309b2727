/** The client without a face: keeps a session alive and every message exactly once; terminals, bots and scripts stand on it. */
@NullMarked
package org.chatcluster.client;

import org.jspecify.annotations.NullMarked;
