/** Made-up results, shown in every way. */
@NullMarked
package org.chatcluster.bench.report;

import org.jspecify.annotations.NullMarked;
