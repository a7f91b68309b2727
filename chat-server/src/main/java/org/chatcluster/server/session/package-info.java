/** Who is logged in here, on which device, and why a connection ends. */
@NullMarked
package org.chatcluster.server.session;

import org.jspecify.annotations.NullMarked;
