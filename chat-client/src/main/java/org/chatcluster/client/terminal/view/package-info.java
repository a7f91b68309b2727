/** What happens, told as lines. */
@NullMarked
package org.chatcluster.client.terminal.view;

import org.jspecify.annotations.NullMarked;
