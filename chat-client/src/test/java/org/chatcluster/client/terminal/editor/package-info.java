@NullMarked
package org.chatcluster.client.terminal.editor;

import org.jspecify.annotations.NullMarked;
