/** The scenarios of bin/bench. */
@NullMarked
package org.chatcluster.bench.scenario;

import org.jspecify.annotations.NullMarked;
