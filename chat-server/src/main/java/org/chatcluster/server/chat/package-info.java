/** From a request to its handler, and from a refusal to its error number. No rules. */
@NullMarked
package org.chatcluster.server.chat;

import org.jspecify.annotations.NullMarked;
