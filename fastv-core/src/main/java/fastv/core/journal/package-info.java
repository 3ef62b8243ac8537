/**
 * What a run leaves behind. A {@link fastv.core.journal.RunFolder} is named after everything its
 * results depend on; in it a {@link fastv.core.journal.Journal} holds one {@link
 * fastv.core.journal.JournalEntry} per setting, seed and sample, one JSON line each; a {@link
 * fastv.core.journal.JournalReport} makes tables from a journal alone.
 *
 * <p>May depend on the JDK, Gson, {@code fastv.core.cost} and {@code fastv.core.error}.
 */
@NullMarked
package fastv.core.journal;

import org.jspecify.annotations.NullMarked;
