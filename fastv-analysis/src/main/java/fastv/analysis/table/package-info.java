/**
 * Numbers in rows and columns, as a program wants them: every number in full, units in the names of
 * the columns, CSV and JSON from one table.
 *
 * <p>May depend on Gson.
 */
@NullMarked
package fastv.analysis.table;

import org.jspecify.annotations.NullMarked;
