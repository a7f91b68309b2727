/** The generator's side of the wire: frames made ahead, and only what is needed of those that come back. */
@NullMarked
package org.chatcluster.bench.wire;

import org.jspecify.annotations.NullMarked;
