package fastv.models.checkpoint;

import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tensors of a checkpoint under the project's names, whatever its files call them. The names:
 *
 * <pre>
 * decoder.embed_tokens.weight                                   [vocab, hidden]
 * decoder.layers.N.input_layernorm.weight                       and post_attention_layernorm
 * decoder.layers.N.self_attn.{q,k,v,o}_proj.{weight,bias}
 * decoder.layers.N.mlp.{gate,up,down}_proj.{weight,bias}
 * decoder.norm.weight
 * head.weight                                                   absent if tied
 * vision.embeddings.class_embedding, .patch_embedding.weight, .position_embedding.weight
 * vision.pre_layrnorm.{weight,bias}                             spelled so in every file
 * vision.layers.N.{layer_norm1,layer_norm2,mlp.fc1,mlp.fc2}.{weight,bias}
 * vision.layers.N.self_attn.{q,k,v,out}_proj.{weight,bias}
 * vision.post_layernorm.{weight,bias}
 * projector.{linear_1,linear_2}.{weight,bias}
 * image_newline                                                 LLaVA-NeXT only
 * text.embeddings.{token_embedding,position_embedding}.weight   CLIP only, as all below
 * text.layers.N...                                              as vision.layers.N
 * text.final_layer_norm.{weight,bias}
 * text_projection.weight, visual_projection.weight
 * </pre>
 */
public final class TensorNames {

    /** Stored by old files, computed anew by everybody. */
    private static final List<String> COMPUTED =
            List.of("rotary_emb.inv_freq", "position_ids", "masked_bias");

    /** Longest prefix first, so that {@code vision_tower.vision_model.} beats its beginning. */
    private static final List<Naming.Rule> RULES =
            Namings.ALL.stream()
                    .flatMap(naming -> naming.rules().stream())
                    .distinct()
                    .sorted(Comparator.comparingInt((Naming.Rule rule) -> -rule.prefix().length()))
                    .toList();

    private static final int NEAREST_AMONG = 2000;

    private final Map<String, StoredTensor> named;
    private final List<String> unnamed;
    private final String naming;

    private TensorNames(Map<String, StoredTensor> named, List<String> unnamed, String naming) {
        this.named = Collections.unmodifiableMap(named);
        this.unnamed = List.copyOf(unnamed);
        this.naming = naming;
    }

    /**
     * Renames the tensors of a folder.
     *
     * @throws BadInputException if two tensors of the files get one name
     */
    public static TensorNames of(CheckpointFolder folder) {
        Map<String, StoredTensor> named = new LinkedHashMap<>();
        List<String> unnamed = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (StoredTensor tensor : folder.tensors().values()) {
            String name = tensor.entry().name();
            Optional<String> internal = internal(name);
            if (COMPUTED.stream().anyMatch(name::endsWith)) {
                continue;
            }
            if (internal.isEmpty()) {
                unnamed.add(name);
                continue;
            }
            StoredTensor other = named.putIfAbsent(internal.get(), tensor);
            if (other != null) {
                String both = other.entry().name() + " and " + name;
                problems.add(folder.path() + ": " + both + " both stand for " + internal.get());
            }
        }
        Problems.refuse(problems);
        return new TensorNames(named, unnamed, naming(named));
    }

    /** The project's name for a name in a file, if any naming knows it. */
    static Optional<String> internal(String inFile) {
        return RULES.stream()
                .filter(rule -> inFile.startsWith(rule.prefix()))
                .findFirst()
                .map(rule -> rule.internal() + inFile.substring(rule.prefix().length()));
    }

    /**
     * The name under which the project writes a tensor: that of transformers 4.52 and later.
     *
     * @throws IllegalArgumentException if it is none of the project's names
     */
    public static String written(String name) {
        return Namings.TRANSFORMERS_4_52
                .inFile(name)
                .orElseThrow(() -> new IllegalArgumentException("no tensor is called " + name));
    }

    /**
     * The name under which the project writes a tensor of a CLIP checkpoint.
     *
     * @throws IllegalArgumentException if it is none of CLIP's
     */
    public static String writtenInClip(String name) {
        return Namings.CLIP
                .inFile(name)
                .orElseThrow(() -> new IllegalArgumentException("no tensor is called " + name));
    }

    /** The same names, with the tower of another checkpoint in place of this one's. */
    TensorNames withTower(TensorNames tower) {
        Map<String, StoredTensor> both = new LinkedHashMap<>(named);
        tower.named.forEach(
                (name, tensor) -> {
                    if (name.startsWith("vision.")) {
                        both.put(name, tensor);
                    }
                });
        return new TensorNames(both, unnamed, naming);
    }

    /** Whether any name starts so. */
    boolean anyUnder(String prefix) {
        return named.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** Every tensor that has a name in the project, under it. */
    public Map<String, StoredTensor> named() {
        return named;
    }

    /** Names in the files that no naming knows; they are ignored. */
    public List<String> unnamed() {
        return unnamed;
    }

    /** The tensor of that name, if there is one. */
    public Optional<StoredTensor> find(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** Who writes files with these names: the naming that most of them follow. */
    public String naming() {
        return naming;
    }

    private static String naming(Map<String, StoredTensor> named) {
        return Namings.ALL.stream()
                .max(Comparator.comparingLong(naming -> following(naming, named)))
                .map(Naming::title)
                .orElseThrow();
    }

    private static long following(Naming naming, Map<String, StoredTensor> named) {
        return named.entrySet().stream()
                .filter(
                        entry ->
                                naming.inFile(entry.getKey())
                                        .filter(entry.getValue().entry().name()::equals)
                                        .isPresent())
                .count();
    }

    /**
     * What to say about a tensor that is not there.
     *
     * @param needed the project's names of all tensors that are needed, and so not misspelled
     */
    String missing(String name, Collection<String> needed) {
        List<String> lookedFor =
                Namings.ALL.stream()
                        .flatMap(naming -> naming.inFile(name).stream())
                        .distinct()
                        .toList();
        return "no tensor "
                + name
                + ", looked for as "
                + String.join(" or ", lookedFor)
                + nearest(lookedFor, needed);
    }

    private String nearest(List<String> lookedFor, Collection<String> needed) {
        List<String> candidates = new ArrayList<>(unnamed);
        named.forEach(
                (name, tensor) -> {
                    if (!needed.contains(name)) {
                        candidates.add(tensor.entry().name());
                    }
                });
        List<String> few = candidates.subList(0, Math.min(NEAREST_AMONG, candidates.size()));
        return lookedFor.stream()
                .flatMap(name -> Nearest.to(name, few).stream())
                .findFirst()
                .map(name -> "; the nearest there is " + name)
                .orElse("");
    }
}
