/** Tests of this package. */
@NullMarked
package org.chatcluster.bench.floor;

import org.jspecify.annotations.NullMarked;
