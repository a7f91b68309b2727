/** Finds in the database what nobody has told this node. */
@NullMarked
package org.chatcluster.server.catchup;

import org.jspecify.annotations.NullMarked;
