/**
 * Which tokens stay, given their scores and a budget: one small file per rule. {@code TopK} and
 * {@code Given} are {@link fastv.core.prune.Selector}s; the others are pure functions of scores and
 * similarities, of which selectors and tower methods are made:
 *
 * <ul>
 *   <li>by score: {@code BestFirst}, {@code Windows}, {@code Neighbours}, {@code GridStep}, {@code
 *       Rest};
 *   <li>by difference: {@code MaxMinDistance}, {@code Dpp}, {@code BipartiteThin};
 *   <li>by several of these: {@code ImportantThenDiverse} (VisPruner), {@code AnchorsAndRegisters}
 *       (HiPrune), {@code LocalThenGlobal} (VScan).
 * </ul>
 *
 * <p>To add one: implement {@link fastv.core.prune.Selector} and add a line to {@code
 * StrategiesModule}. May depend on {@code fastv.core}.
 */
@NullMarked
package fastv.strategies.select;

import org.jspecify.annotations.NullMarked;
