/**
 * Benchmarks that print ratios against a bound, never pass or fail by a clock: one class per
 * question. Repetitions are interleaved and medians compared, so that a busy machine disturbs both
 * sides alike.
 *
 * <p>To add one: implement {@link fastv.eval.bench.Benchmark} and add a line to {@code
 * BenchCommand}. May depend on {@code fastv.core} and {@code fastv.eval.experiment}.
 */
@NullMarked
package fastv.eval.bench;

import org.jspecify.annotations.NullMarked;
