package fastv.analysis.report;

import java.util.List;

/** The order in which a page tells: what came out, what it cost, why. Unknown figures follow. */
final class FigureOrder {
    static final List<String> NAMES =
            List.of(
                    "trade-off",
                    "grid",
                    "kept",
                    "loyalty",
                    "latency",
                    "flops",
                    "tokens",
                    "cache",
                    "attention",
                    "attention-map",
                    "shift",
                    "agreement",
                    "drift");

    private FigureOrder() {}
}
