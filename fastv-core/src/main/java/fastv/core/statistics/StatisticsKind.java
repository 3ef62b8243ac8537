package fastv.core.statistics;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.GeometricMean;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Golden kind {@code statistics}: plain numbers in, numbers out. */
public final class StatisticsKind implements ConformanceKind {

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        UnaryOperator<JsonObject> test = test(golden.string("test"));
        JsonArray results = new JsonArray();
        for (JsonElement item : golden.input().getAsJsonArray("items")) {
            results.add(test.apply(item.getAsJsonObject()));
        }
        comparison.json("results", results);
    }

    private static UnaryOperator<JsonObject> test(String name) {
        return switch (name) {
            case "mcnemar" -> StatisticsKind::mcnemar;
            case "multiple-testing" -> StatisticsKind::multipleTesting;
            case "tost-paired" -> StatisticsKind::tostPaired;
            case "tost-paired-proportions" -> StatisticsKind::tostProportions;
            case "proportion-intervals" -> StatisticsKind::proportions;
            case "correlation" -> StatisticsKind::correlation;
            case "paired-rank-tests" -> StatisticsKind::rankTests;
            case "summary" -> StatisticsKind::summary;
            case "agreement" -> StatisticsKind::agreement;
            case "distributions" -> StatisticsKind::distributions;
            case "bootstrap-mean" -> BootstrapCases::mean;
            case "bootstrap-clustered" -> BootstrapCases::clustered;
            case "bootstrap-corpus-f1" -> BootstrapCases::corpusF1;
            default -> throw new UnsupportedCaseException("test \"" + name + "\"");
        };
    }

    private static JsonObject mcnemar(JsonObject item) {
        Discordance pairs = new Discordance(integer(item, "b"), integer(item, "c"));
        JsonObject result = new JsonObject();
        result.addProperty("exact_p", pairs.exactP());
        result.addProperty("mid_p", pairs.midP());
        if (pairs.total() > 0) {
            result.addProperty("chi2_cc", pairs.chiSquared());
            result.addProperty("chi2_cc_p", pairs.chiSquaredP());
        }
        return result;
    }

    private static JsonObject multipleTesting(JsonObject item) {
        double[] p = numbers(item, "p");
        double alpha = number(item, "alpha");
        JsonObject result = new JsonObject();
        adjusted(result, "holm", MultipleTesting.holm(p), alpha);
        adjusted(result, "bonferroni", MultipleTesting.bonferroni(p), alpha);
        adjusted(result, "fdr_bh", MultipleTesting.benjaminiHochberg(p), alpha);
        return result;
    }

    private static void adjusted(JsonObject result, String name, double[] p, double alpha) {
        result.add(name, list(p));
        JsonArray rejected = new JsonArray();
        Arrays.stream(p).forEach(value -> rejected.add(value <= alpha));
        result.add(name + "_reject", rejected);
    }

    private static JsonObject tostPaired(JsonObject item) {
        PairedDifferences d = PairedDifferences.between(numbers(item, "x"), numbers(item, "y"));
        double low = number(item, "low");
        double high = number(item, "high");
        JsonObject result = new JsonObject();
        result.addProperty("p", d.equivalenceP(low, high));
        result.add("lower", tail(d.t(low), d.aboveP(low)));
        result.add("upper", tail(d.t(high), d.belowP(high)));
        result.addProperty("df", d.degrees());
        result.addProperty("paired_t", d.t(0));
        result.addProperty("paired_t_p", d.tTestP());
        result.add("ci90", list(d.interval(0.1)));
        result.addProperty("mean_difference", d.mean());
        result.addProperty("cohen_dz", d.cohenDz());
        return result;
    }

    private static JsonObject tail(double t, double p) {
        JsonObject tail = new JsonObject();
        tail.addProperty("t", t);
        tail.addProperty("p", p);
        return tail;
    }

    private static JsonObject tostProportions(JsonObject item) {
        Discordance.Equivalence outcome =
                new Discordance(integer(item, "b"), integer(item, "c"))
                        .equivalence(integer(item, "n"), number(item, "margin"));
        JsonObject result = new JsonObject();
        result.addProperty("difference", outcome.difference());
        result.addProperty("se", outcome.error());
        result.addProperty("z_lower", outcome.zLower());
        result.addProperty("z_upper", outcome.zUpper());
        result.addProperty("p", outcome.p());
        result.add("ci95", list(outcome.ci95()));
        return result;
    }

    private static JsonObject proportions(JsonObject item) {
        Proportion share = new Proportion(integer(item, "count"), integer(item, "n"));
        double alpha = number(item, "alpha");
        JsonObject result = new JsonObject();
        result.add("wilson", list(share.wilson(alpha)));
        result.add("clopper_pearson", list(share.clopperPearson(alpha)));
        result.add("agresti_coull", list(share.agrestiCoull(alpha)));
        result.add("wald", list(share.wald(alpha)));
        return result;
    }

    private static JsonObject correlation(JsonObject item) {
        Correlation both = new Correlation(numbers(item, "x"), numbers(item, "y"));
        JsonObject result = new JsonObject();
        result.addProperty("pearson", both.pearson());
        result.addProperty("pearson_p", both.pOf(both.pearson()));
        result.addProperty("spearman", both.spearman());
        result.addProperty("spearman_p", both.pOf(both.spearman()));
        result.addProperty("kendall_tau_b", both.kendall());
        result.addProperty("kendall_p_asymptotic", both.kendallAsymptoticP());
        both.kendallExactP().ifPresent(p -> result.addProperty("kendall_p_exact", p));
        return result;
    }

    private static JsonObject rankTests(JsonObject item) {
        PairedDifferences d = PairedDifferences.of(numbers(item, "d"));
        JsonObject result = new JsonObject();
        d.wilcoxonExactP()
                .ifPresent(
                        p -> {
                            result.addProperty("exact_statistic", d.wilcoxon());
                            result.addProperty("exact_p", p);
                        });
        result.addProperty("asymptotic_statistic", d.wilcoxon());
        result.addProperty("asymptotic_p", d.wilcoxonAsymptoticP());
        result.addProperty("sign_test_p", d.signTestP());
        d.signFlipP().ifPresent(p -> result.addProperty("sign_flip_p", p));
        return result;
    }

    private static JsonObject summary(JsonObject item) {
        double[] x = numbers(item, "x");
        Moments moments = new Moments();
        Arrays.stream(x).forEach(moments::add);
        JsonObject result = new JsonObject();
        result.addProperty("mean", moments.mean());
        result.addProperty("sd", moments.standardDeviation());
        result.addProperty("median", Median.withDefaults().evaluate(x.clone()));
        result.add("ci", list(moments.interval(number(item, "alpha")).orElseThrow()));
        result.add("quantiles_05_25_75_95", list(Bootstrap.quantiles(x, 0.05, 0.25, 0.75, 0.95)));
        result.addProperty("geometric_mean", GeometricMean.of(x).getAsDouble());
        return result;
    }

    private static JsonObject agreement(JsonObject item) {
        Agreement labels = new Agreement(texts(item, "x"), texts(item, "y"));
        JsonObject result = new JsonObject();
        result.addProperty("agreement", labels.share());
        result.addProperty("cohen_kappa", labels.kappa());
        return result;
    }

    private static JsonObject distributions(JsonObject item) {
        double q = number(item, "q");
        double x = number(item, "x");
        NormalDistribution normal = NormalDistribution.of(0, 1);
        TDistribution t = TDistribution.of(number(item, "df"));
        ChiSquaredDistribution chiSquared = ChiSquaredDistribution.of(number(item, "df"));
        BetaDistribution beta = BetaDistribution.of(number(item, "a"), number(item, "b"));
        JsonObject result = new JsonObject();
        result.addProperty("normal_ppf", normal.inverseCumulativeProbability(q));
        result.addProperty("t_ppf", t.inverseCumulativeProbability(q));
        result.addProperty("beta_ppf", beta.inverseCumulativeProbability(q));
        result.addProperty("chi2_ppf", chiSquared.inverseCumulativeProbability(q));
        result.addProperty("normal_cdf", normal.cumulativeProbability(x));
        result.addProperty("t_cdf", t.cumulativeProbability(x));
        result.addProperty("chi2_sf", chiSquared.survivalProbability(Math.abs(x)));
        result.addProperty("beta_cdf", beta.cumulativeProbability(q));
        return result;
    }

    static int integer(JsonObject item, String key) {
        return item.get(key).getAsInt();
    }

    static double number(JsonObject item, String key) {
        return item.get(key).getAsDouble();
    }

    static double[] numbers(JsonObject item, String key) {
        return item.getAsJsonArray(key).asList().stream()
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
    }

    private static List<String> texts(JsonObject item, String key) {
        return item.getAsJsonArray(key).asList().stream().map(JsonElement::getAsString).toList();
    }

    static JsonArray list(Interval interval) {
        return list(new double[] {interval.low(), interval.high()});
    }

    static JsonArray list(double[] values) {
        JsonArray list = new JsonArray();
        DoubleStream.of(values).forEach(list::add);
        return list;
    }
}
