/** Single parts of the node under JMH: what a frame costs in time and in allocation, apart from the network and the database. */
@NullMarked
package org.chatcluster.bench.micro;

import org.jspecify.annotations.NullMarked;
