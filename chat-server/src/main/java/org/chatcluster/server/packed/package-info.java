/** Collections of plain numbers for what a node has many thousands of: an entry is its bytes, not three objects. */
@NullMarked
package org.chatcluster.server.packed;

import org.jspecify.annotations.NullMarked;
