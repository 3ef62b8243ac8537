package fastv.eval.data;

import java.util.function.UnaryOperator;

/**
 * Another data set with something changed in every sample.
 *
 * @param all the samples as they are
 * @param change what is done to each
 */
public record ChangedSamples(SampleSource all, UnaryOperator<Sample> change)
        implements SampleSource {

    @Override
    public String name() {
        return all.name();
    }

    @Override
    public Stream open() {
        Stream whole = all.open();
        return new Stream() {
            @Override
            public boolean hasNext() {
                return whole.hasNext();
            }

            @Override
            public Sample next() {
                return change.apply(whole.next());
            }

            @Override
            public void close() {
                whole.close();
            }
        };
    }
}
