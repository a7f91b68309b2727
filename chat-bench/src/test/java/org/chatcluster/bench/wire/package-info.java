/** Tests of this package. */
@NullMarked
package org.chatcluster.bench.wire;

import org.jspecify.annotations.NullMarked;
