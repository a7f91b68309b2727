/** Tests of this package. */
@NullMarked
package org.chatcluster.bench.measure;

import org.jspecify.annotations.NullMarked;
