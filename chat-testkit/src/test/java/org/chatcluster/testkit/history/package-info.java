/** Tests of the judgement. */
@NullMarked
package org.chatcluster.testkit.history;

import org.jspecify.annotations.NullMarked;
