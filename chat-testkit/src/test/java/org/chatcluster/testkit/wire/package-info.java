/** Tests of the second implementation. */
@NullMarked
package org.chatcluster.testkit.wire;

import org.jspecify.annotations.NullMarked;
