/** Tests of this package. */
@NullMarked
package org.chatcluster.bench;

import org.jspecify.annotations.NullMarked;
