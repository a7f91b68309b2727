/** Many clients at once on one thread, which send, follow and record. */
@NullMarked
package org.chatcluster.testkit.load;

import org.jspecify.annotations.NullMarked;
