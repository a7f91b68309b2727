/** Tests of the faults themselves. */
@NullMarked
package org.chatcluster.testkit.chaos;

import org.jspecify.annotations.NullMarked;
