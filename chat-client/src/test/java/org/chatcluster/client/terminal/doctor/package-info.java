/** Tests of what finds the broken part of the way to the server. */
@NullMarked
package org.chatcluster.client.terminal.doctor;

import org.jspecify.annotations.NullMarked;
