/**
 * Models: this package holds the Guice module that names the families that can be opened, the
 * packages below it hold checkpoints, tokenizers, image processing and the parts of a model.
 *
 * <p>May depend on {@code fastv.core} only, never on a strategy, a benchmark or a report.
 */
@NullMarked
package fastv.models;

import org.jspecify.annotations.NullMarked;
