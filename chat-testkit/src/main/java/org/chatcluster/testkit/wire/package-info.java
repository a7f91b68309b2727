/** A second implementation of the protocol for tests, independent of the codec that is tested. */
@NullMarked
package org.chatcluster.testkit.wire;

import org.jspecify.annotations.NullMarked;
