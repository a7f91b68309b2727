/** Tests of the load clients. */
@NullMarked
package org.chatcluster.testkit.load;

import org.jspecify.annotations.NullMarked;
