/**
 * The methods under their public names: each file is one method, its options are its YAML keys, and
 * what it makes is a list of stages from the parts beside this package.
 *
 * <p>To add one: a file with a {@code PART}, and a line in {@code StrategiesModule}. May depend on
 * {@code fastv.core} and the other packages of this module.
 */
@NullMarked
package fastv.strategies.named;

import org.jspecify.annotations.NullMarked;
