/** The JSON side of a frame: strict reading into {@link org.chatcluster.common.json.Fields} and allocation-free writing. */
@NullMarked
package org.chatcluster.common.json;

import org.jspecify.annotations.NullMarked;
