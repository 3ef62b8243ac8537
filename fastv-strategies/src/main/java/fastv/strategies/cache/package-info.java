/**
 * Which entries of a key/value cache stay: one small file per rule.
 *
 * <p>Rules on plain numbers, and the scores, budgets and selectors that apply them to whole models;
 * each file cites its paper and says where the authors' code departs from it. May depend on {@code
 * fastv.core}, {@code fastv.strategies.order} and {@code fastv.strategies.budget}.
 */
@NullMarked
package fastv.strategies.cache;

import org.jspecify.annotations.NullMarked;
