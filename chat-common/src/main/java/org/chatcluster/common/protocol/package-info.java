/** Every message of PROTOCOL.md as an immutable record that knows its own fields, limits and wire names. */
@NullMarked
package org.chatcluster.common.protocol;

import org.jspecify.annotations.NullMarked;
