/** Event-loop set-up that node and client share. */
@NullMarked
package org.chatcluster.common.net;

import org.jspecify.annotations.NullMarked;
