/**
 * ViTCoP's clusters: of patches in the tower, and what the decoder keeps and merges of them. May
 * depend on core and on {@code order}, {@code select} and {@code score}.
 */
@NullMarked
package fastv.strategies.cluster;

import org.jspecify.annotations.NullMarked;
