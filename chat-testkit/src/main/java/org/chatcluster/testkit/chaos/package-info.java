/** Faults on purpose: connections that break, parts of a cluster that die, and the run that shows that nothing is lost by it. */
@NullMarked
package org.chatcluster.testkit.chaos;

import org.jspecify.annotations.NullMarked;
