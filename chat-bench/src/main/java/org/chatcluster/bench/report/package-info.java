/** Results of runs, and how they are shown: tables, JSON lines, one page with plots. */
@NullMarked
package org.chatcluster.bench.report;

import org.jspecify.annotations.NullMarked;
