/** CPU time of processes, latencies, counters of nodes and databases. */
@NullMarked
package org.chatcluster.bench.measure;

import org.jspecify.annotations.NullMarked;
