/** The load generator and benchmarks: {@code bin/bench}. */
@NullMarked
package org.chatcluster.bench;

import org.jspecify.annotations.NullMarked;
