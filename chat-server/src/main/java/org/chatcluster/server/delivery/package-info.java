/** From the commit of a message to every session that must see it, each seq once and in order. */
@NullMarked
package org.chatcluster.server.delivery;

import org.jspecify.annotations.NullMarked;
