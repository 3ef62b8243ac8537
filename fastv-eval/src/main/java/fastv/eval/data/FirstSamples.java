package fastv.eval.data;

/**
 * The beginning of another data set.
 *
 * @param all the whole one
 * @param count how many samples are taken at most
 */
public record FirstSamples(SampleSource all, int count) implements SampleSource {

    @Override
    public String name() {
        return all.name();
    }

    @Override
    public Stream open() {
        Stream whole = all.open();
        return new Stream() {
            private int taken;

            @Override
            public boolean hasNext() {
                return taken < count && whole.hasNext();
            }

            @Override
            public Sample next() {
                taken++;
                return whole.next();
            }

            @Override
            public void close() {
                whole.close();
            }
        };
    }
}
