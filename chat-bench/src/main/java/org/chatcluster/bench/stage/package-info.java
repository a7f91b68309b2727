/** What is measured: databases, Redis and nodes as processes, and the rows they start with. */
@NullMarked
package org.chatcluster.bench.stage;

import org.jspecify.annotations.NullMarked;
