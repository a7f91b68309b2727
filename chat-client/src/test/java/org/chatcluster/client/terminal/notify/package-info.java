@NullMarked
package org.chatcluster.client.terminal.notify;

import org.jspecify.annotations.NullMarked;
