/** How a connection becomes a session and stops being one. */
@NullMarked
package org.chatcluster.server.login;

import org.jspecify.annotations.NullMarked;
