package fastv.core.plugin;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a component says of itself to the contract suite: options to try it with, and which laws it
 * deviates from and why. Without a word the suite tries the defaults and takes {@code r: 0}, {@code
 * keep-ratio: 1} and {@code k} beyond the last layer for the identity where there are such keys.
 *
 * @param examples options in YAML that suit a model of 8 layers and 64 tokens per picture
 * @param identities options under which nothing is removed
 * @param beyond options that place the method beyond a model's last layer
 * @param deviations laws that do not hold, each with the reason
 */
public record Contract(
        List<String> examples,
        List<String> identities,
        List<String> beyond,
        Map<Law, String> deviations) {

    /** Nothing is said. */
    public static final Contract DEFAULT = new Contract(List.of(), List.of(), List.of(), Map.of());

    public Contract {
        examples = List.copyOf(examples);
        identities = List.copyOf(identities);
        beyond = List.copyOf(beyond);
        deviations = Map.copyOf(deviations);
    }

    /** With one more example: {@code "{k: 2, r: 0.5}"}. */
    public Contract example(String options) {
        return new Contract(with(examples, options), identities, beyond, deviations);
    }

    /** With one more way to remove nothing: {@code "{r: 0}"}. */
    public Contract identity(String options) {
        return new Contract(examples, with(identities, options), beyond, deviations);
    }

    /** With one more way to lie beyond the last layer: {@code "{layers: [1000]}"}. */
    public Contract beyond(String options) {
        return new Contract(examples, identities, with(beyond, options), deviations);
    }

    /** With a law that does not hold, and why: the reason is printed wherever the law is. */
    public Contract deviates(Law law, String why) {
        Map<Law, String> all = new EnumMap<>(Law.class);
        all.putAll(deviations);
        all.put(law, why);
        return new Contract(examples, identities, beyond, all);
    }

    private static List<String> with(List<String> list, String one) {
        List<String> longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }
}
