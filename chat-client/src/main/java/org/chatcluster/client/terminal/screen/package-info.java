/** The full-screen face: what it shows as records, how that becomes rows, and the editor that draws them. */
@NullMarked
package org.chatcluster.client.terminal.screen;

import org.jspecify.annotations.NullMarked;
