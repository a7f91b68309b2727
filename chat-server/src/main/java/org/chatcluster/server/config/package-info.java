/** Every setting of a node, as immutable records, and the one loader that fills them. */
@NullMarked
package org.chatcluster.server.config;

import org.jspecify.annotations.NullMarked;
