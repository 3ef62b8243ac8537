/**
 * Golden cases: vectors that the authors' own code produced, and the comparison of what this
 * program computes with them. A {@link fastv.core.conformance.ConformanceKind} stands beside the
 * code it checks and is bound under the kind's name; the command line and the tests run the same
 * ones.
 *
 * <p>May depend on the JDK, Gson, {@code fastv.core.error} and {@code fastv.core.weights}.
 */
@NullMarked
package fastv.core.conformance;

import org.jspecify.annotations.NullMarked;
