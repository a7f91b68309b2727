/** Tests of the strict JSON of frames. */
@NullMarked
package org.chatcluster.common.json;

import org.jspecify.annotations.NullMarked;
