/** The one line editor of both interactive faces: its keys, and what they do. */
@NullMarked
package org.chatcluster.client.terminal.editor;

import org.jspecify.annotations.NullMarked;
