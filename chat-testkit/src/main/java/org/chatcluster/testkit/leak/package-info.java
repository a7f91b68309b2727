/** Netty's leak detector as a judge of tests. */
@NullMarked
package org.chatcluster.testkit.leak;

import org.jspecify.annotations.NullMarked;
