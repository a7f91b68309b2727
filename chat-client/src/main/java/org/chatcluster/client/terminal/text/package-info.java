/** What may be shown: lines, their styles, and the one gate that all text from the network passes. */
@NullMarked
package org.chatcluster.client.terminal.text;

import org.jspecify.annotations.NullMarked;
