/**
 * The contract suite: {@link fastv.eval.contract.ContractSuite} holds every method in the registry,
 * plugins included, to the laws of {@link fastv.core.plugin.Law} on random samples of a small
 * model. A law is one {@link fastv.eval.contract.Examination}; {@link fastv.eval.contract.Laws}
 * lists them.
 *
 * <p>May depend on {@code fastv.core}, {@code fastv.eval.experiment} and {@code fastv.eval.plugin}.
 */
@NullMarked
package fastv.eval.contract;

import org.jspecify.annotations.NullMarked;
