package fastv.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code List<T>}: a YAML list, also where it has one item. */
record ListType(ValueType item) implements ValueType {
    @Override
    public String name() {
        return "list, each " + item.expected();
    }

    @Override
    public String expected() {
        return "a list";
    }

    @Override
    public Optional<RecordType> mapping() {
        return item.mapping();
    }

    @Override
    public Optional<Object> read(ConfigNode node, Problems problems) {
        if (!(node instanceof ConfigNode.Sequence list)) {
            problems.unexpected(node, expected());
            return Optional.empty();
        }
        List<Object> items = new ArrayList<>();
        list.items().forEach(each -> item.read(each, problems).ifPresent(items::add));
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
