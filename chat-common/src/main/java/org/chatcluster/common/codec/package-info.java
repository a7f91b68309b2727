/** From bytes to messages and back: Netty handlers for framing and the tables that map a msgid to its record. */
@NullMarked
package org.chatcluster.common.codec;

import org.jspecify.annotations.NullMarked;
