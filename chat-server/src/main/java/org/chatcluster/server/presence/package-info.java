/** Who is logged in where, what friends are shown of it, and which of two sessions keeps a device. */
@NullMarked
package org.chatcluster.server.presence;

import org.jspecify.annotations.NullMarked;
