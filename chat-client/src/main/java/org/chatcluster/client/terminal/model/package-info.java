/** What this client knows of people and conversations, and what the person has seen. */
@NullMarked
package org.chatcluster.client.terminal.model;

import org.jspecify.annotations.NullMarked;
