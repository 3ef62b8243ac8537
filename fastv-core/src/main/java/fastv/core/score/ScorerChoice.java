package fastv.core.score;

import fastv.core.journal.AskedSample;
import fastv.core.plugin.Parts;

/** Which scorer judges a sample: the one asked for, else the one that claims its kind. */
final class ScorerChoice {
    /** Judges whatever no other scorer claims. */
    private static final String OTHERWISE = "exact-match";

    private final Parts<Scorer> scorers;

    ScorerChoice(Parts<Scorer> scorers) {
        this.scorers = scorers;
    }

    String name(AskedSample sample) {
        if (sample.scorer().isPresent()) {
            scorers.get(sample.scorer().get()); // refuses a name that there is not
            return sample.scorer().get();
        }
        String kind = sample.kind().map(k -> k.substring(k.lastIndexOf('/') + 1)).orElse("");
        return scorers.names().stream()
                .filter(name -> scorers.get(name).kinds().contains(kind))
                .findFirst()
                .orElse(OTHERWISE);
    }
}
