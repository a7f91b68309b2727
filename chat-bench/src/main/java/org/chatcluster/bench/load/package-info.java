/** Load: who sends when, and what must come of it. */
@NullMarked
package org.chatcluster.bench.load;

import org.jspecify.annotations.NullMarked;
