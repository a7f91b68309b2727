/** Tests of this package. */
@NullMarked
package org.chatcluster.bench.scenario;

import org.jspecify.annotations.NullMarked;
