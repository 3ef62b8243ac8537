package fastv.core.config;

import fastv.core.config.ConfigNode.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Builds a tree from a parser's events. Events rather than SnakeYAML's own nodes, because they tell
 * tags that were written from tags that were guessed, and because the limits can then name a place.
 */
final class NodeBuilder {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_NODES = 250_000;
    private static final int LONGEST_KEY = 200;
    private static final String MERGE = "<<";

    private final Parser events;
    private final Function<Mark, Place> places;
    private final Problems problems;
    private final Map<String, ConfigNode> anchors = new HashMap<>();
    private int nodes;

    NodeBuilder(Parser events, Function<Mark, Place> places, Problems problems) {
        this.events = events;
        this.places = places;
        this.problems = problems;
    }

    /** A document too large or too deep to go on reading. */
    static final class LimitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Origin origin;
        private final String text;

        LimitException(Origin origin, String text) {
            super(text);
            this.origin = origin;
            this.text = text;
        }

        Origin origin() {
            return origin;
        }

        String text() {
            return text;
        }
    }

    /** The only document; nothing at line 1 if there is none. */
    ConfigNode document(Origin whole) {
        Event event = nextBut(DocumentStartEvent.class);
        if (event instanceof StreamEndEvent) {
            Place start = event.getStartMark() == null ? whole.place() : firstOf(whole, event);
            return new ConfigNode.Scalar(new Origin(start, whole.path()), "", ScalarType.NULL);
        }
        ConfigNode root = node(event, whole.path(), 1);
        Event after = nextBut(DocumentEndEvent.class);
        if (!(after instanceof StreamEndEvent)) {
            problems.at(origin(after, whole.path()), "expected one document, got a second one");
        }
        return root;
    }

    private Place firstOf(Origin whole, Event end) {
        Place place = places.apply(end.getStartMark());
        return place.hasLine() ? new Place(place.source(), place.folder(), 1, 1) : whole.place();
    }

    private Event nextBut(Class<? extends Event> skipped) {
        Event event = events.getEvent();
        while (skipped.isInstance(event) || event.is(Event.ID.StreamStart)) {
            event = events.getEvent();
        }
        return event;
    }

    private ConfigNode node(Event event, KeyPath path, int depth) {
        Origin origin = origin(event, path);
        count(origin, depth);
        if (event instanceof AliasEvent alias) {
            return alias(alias, origin, depth);
        }
        ConfigNode node;
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), origin);
            node = scalar(scalar, origin);
        } else {
            refuseTag(((CollectionStartEvent) event).getTag(), origin);
            node =
                    event instanceof MappingStartEvent
                            ? mapping(origin, depth)
                            : list(origin, depth);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private ConfigNode alias(AliasEvent alias, Origin origin, int depth) {
        ConfigNode target = anchors.get(alias.getAnchor());
        if (target == null) {
            String name = Excerpt.of(alias.getAnchor());
            problems.at(origin, "expected a value named &" + name + " above, got none");
            return new ConfigNode.Scalar(origin, "", ScalarType.NULL);
        }
        countCopies(target, origin, depth);
        return target.at(origin.path());
    }

    private static ConfigNode scalar(ScalarEvent event, Origin origin) {
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
        ScalarType type = plain ? ScalarType.of(event.getValue()) : ScalarType.TEXT;
        return new ConfigNode.Scalar(origin, event.getValue(), type);
    }

    private ConfigNode list(Origin origin, int depth) {
        List<ConfigNode> items = new ArrayList<>();
        Event event = events.getEvent();
        while (!(event instanceof SequenceEndEvent)) {
            items.add(node(event, origin.path().child(items.size()), depth + 1));
            event = events.getEvent();
        }
        return new ConfigNode.Sequence(origin, items);
    }

    private ConfigNode mapping(Origin origin, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Event event = events.getEvent();
        while (!(event instanceof MappingEndEvent)) {
            ConfigNode key = node(event, origin.path(), depth + 1);
            String name = key instanceof ConfigNode.Scalar scalar ? scalar.text() : "";
            KeyPath path = origin.path().child(name);
            ConfigNode value = node(events.getEvent(), path, depth + 1);
            if (usable(key, event)) {
                enter(entries, name, new Entry(places.apply(event.getStartMark()), value));
            }
            event = events.getEvent();
        }
        return new ConfigNode.Mapping(origin, entries);
    }

    private boolean usable(ConfigNode key, Event event) {
        Origin here = new Origin(places.apply(event.getStartMark()), key.origin().path());
        if (!(key instanceof ConfigNode.Scalar scalar) || scalar.type() == ScalarType.NULL) {
            problems.at(here, "expected a key, got " + key.shown());
            return false;
        }
        if (scalar.text().length() > LONGEST_KEY) {
            problems.at(here, "expected a key of at most " + LONGEST_KEY + " characters, got more");
            return false;
        }
        if (scalar.text().equals(MERGE)) {
            problems.at(here, "expected the keys written out, got a merge (<<)");
            return false;
        }
        return true;
    }

    private void enter(Map<String, Entry> entries, String name, Entry entry) {
        Entry first = entries.putIfAbsent(name, entry);
        if (first != null) {
            Origin again = new Origin(entry.place(), entry.value().origin().path());
            String where =
                    first.place().hasLine() ? " (first in line " + first.place().line() + ")" : "";
            problems.at(again, "expected each key once, got it again" + where);
        }
    }

    private void refuseTag(@Nullable String tag, Origin origin) {
        if (tag != null) {
            problems.at(origin, "expected plain YAML, got the tag " + Excerpt.of(tag));
        }
    }

    private void count(Origin origin, int depth) {
        if (depth > MAX_DEPTH) {
            throw new LimitException(origin, "expected at most " + MAX_DEPTH + " levels, got more");
        }
        if (++nodes > MAX_NODES) {
            throw new LimitException(
                    origin,
                    "expected at most " + MAX_NODES + " values with aliases written out, got more");
        }
    }

    private void countCopies(ConfigNode node, Origin use, int depth) {
        count(use, depth);
        if (node instanceof ConfigNode.Mapping mapping) {
            mapping.entries().values().forEach(e -> countCopies(e.value(), use, depth + 1));
        } else if (node instanceof ConfigNode.Sequence list) {
            list.items().forEach(item -> countCopies(item, use, depth + 1));
        }
    }

    private Origin origin(Event event, KeyPath path) {
        return new Origin(places.apply(event.getStartMark()), path);
    }
}
