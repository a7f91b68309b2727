/** A whole cluster as processes on one machine, for tests, for runs with faults and to show. */
@NullMarked
package org.chatcluster.testkit.cluster;

import org.jspecify.annotations.NullMarked;
