package fastv.core.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code List<T>}: a YAML list, also where it has one item. */
record ListType(ValueType item, int min, boolean distinct) implements ValueType {
    static ListType of(ValueType item, @Nullable Items items) {
        return items == null
                ? new ListType(item, 0, false)
                : new ListType(item, items.min(), items.distinct());
    }

    @Override
    public String name() {
        String once = distinct ? ", each once" : "";
        String few = min > 0 ? " of " + min + " or more" : "";
        return "list" + few + ", each " + item.expected() + once;
    }

    @Override
    public String expected() {
        return min > 0 ? "a list of " + min + " or more" : "a list";
    }

    @Override
    public Optional<RecordType> mapping() {
        return item.mapping();
    }

    @Override
    public Optional<Object> read(ConfigNode node, Problems problems) {
        if (!(node instanceof ConfigNode.Sequence list) || list.items().size() < min) {
            problems.unexpected(node, expected());
            return Optional.empty();
        }
        List<Object> items = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (ConfigNode each : list.items()) {
            Optional<Object> value = item.read(each, problems);
            if (distinct && value.isPresent() && !seen.add(value.get())) {
                problems.at(each, "expected each item once, got " + each.shown() + " again");
            } else {
                value.ifPresent(items::add);
            }
        }
        return items.size() == list.items().size()
                ? Optional.of(List.copyOf(items))
                : Optional.empty();
    }

    @Override
    public ConfigNode resolved(ConfigNode node, boolean fill) {
        List<ConfigNode> items = ((ConfigNode.Sequence) node).items();
        return new ConfigNode.Sequence(
                node.origin(), items.stream().map(each -> item.resolved(each, fill)).toList());
    }
}
