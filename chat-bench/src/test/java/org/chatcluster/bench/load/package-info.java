/** Tests of this package. */
@NullMarked
package org.chatcluster.bench.load;

import org.jspecify.annotations.NullMarked;
