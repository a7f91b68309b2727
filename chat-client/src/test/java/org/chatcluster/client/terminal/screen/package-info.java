@NullMarked
package org.chatcluster.client.terminal.screen;

import org.jspecify.annotations.NullMarked;
