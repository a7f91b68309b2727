/** Tests of the packaged node from outside: through its sockets, its command line and its signals. */
@NullMarked
package org.chatcluster.server.e2e;

import org.jspecify.annotations.NullMarked;
