/** What the person who runs a node looks at: health, metrics, logs. */
@NullMarked
package org.chatcluster.server.ops;

import org.jspecify.annotations.NullMarked;
