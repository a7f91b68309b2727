/** What a person sets: in a file, in the environment, by flags. */
@NullMarked
package org.chatcluster.client.terminal.config;

import org.jspecify.annotations.NullMarked;
