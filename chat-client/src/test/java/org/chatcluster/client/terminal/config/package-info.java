/** Tests of what a person sets. */
@NullMarked
package org.chatcluster.client.terminal.config;

import org.jspecify.annotations.NullMarked;
