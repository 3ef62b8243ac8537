package fastv.eval.cli;

import fastv.core.plugin.Part;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualStage;
import fastv.eval.contract.Subject;
import fastv.eval.contract.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Strategies as a survey of the field: where each acts, by which signal, its paper and year. */
final class Survey {
    private static final Pattern PAPER = Pattern.compile("arXiv:(\\d{2})\\d{2}\\.\\d{5}");
    private static final String NOTHING = "-";

    private final Subjects subjects;

    Survey(Subjects subjects) {
        this.subjects = subjects;
    }

    /** One method. */
    record Entry(
            String name, String site, String signal, String paper, String year, String summary) {}

    /** All strategies, by name. */
    List<Entry> entries() {
        return subjects.all().stream()
                .filter(subject -> !subject.name().contains(" "))
                .map(Survey::entry)
                .toList();
    }

    private static Entry entry(Subject subject) {
        Strategy strategy = subject.strategy(subject.examples().get(0));
        Part<?, ?> part = subject.part();
        Matcher paper = PAPER.matcher(part.source());
        boolean printed = paper.find();
        return new Entry(
                subject.name(),
                joined(sites(strategy)),
                joined(signals(strategy)),
                printed ? paper.group() : NOTHING,
                printed ? "20" + paper.group(1) : NOTHING,
                part.summary());
    }

    private static String joined(List<String> words) {
        return words.isEmpty() ? NOTHING : String.join(" + ", words);
    }

    private static List<String> sites(Strategy strategy) {
        List<String> sites = new ArrayList<>();
        strategy.visual().stream().map(VisualStage::site).map(Survey::word).forEach(sites::add);
        List<Integer> layers =
                strategy.stages().stream()
                        .map(Stage::site)
                        .map(site -> ((Site.BeforeLayer) site).layer())
                        .distinct()
                        .toList();
        if (layers.size() == 1) {
            sites.add("before layer K");
        } else if (!layers.isEmpty()) {
            sites.add("before several layers");
        }
        if (!strategy.patterns().isEmpty()) {
            sites.add("attention mask");
        }
        strategy.cache().ifPresent(cache -> sites.add(word(cache.site())));
        return sites;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> signals(Strategy strategy) {
        return Stream.of(
                        strategy.visual().stream().map(VisualStage::name),
                        strategy.stages().stream().map(stage -> stage.score().name()),
                        strategy.cache().stream().map(cache -> cache.score().name()))
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /** Aligned lines under a head line. */
    static List<String> lines(List<Entry> entries) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("name", "acts", "ranks by", "paper", "year", "what it does"));
        for (Entry e : entries) {
            rows.add(List.of(e.name(), e.site(), e.signal(), e.paper(), e.year(), e.summary()));
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(width - cell.length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
