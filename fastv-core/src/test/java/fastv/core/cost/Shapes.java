package fastv.core.cost;

import java.util.Optional;

/** Models whose costs the tests compute by hand. */
final class Shapes {
    /** d 8, m 12, 3 layers, 4 query heads and 2 key heads of size 3, 10 words. */
    static final DecoderShape TINY = new DecoderShape(8, 12, 3, 4, 2, 3, 10);

    /** LLaVA-1.5 7B. */
    static final DecoderShape VICUNA_7B = new DecoderShape(4096, 11008, 32, 32, 32, 128, 32000);

    /** CLIP ViT-L/14 at 336 pixels up to the last block but one. */
    static final VisionShape CLIP_L = new VisionShape(1024, 4096, 23, 16, 14, 336, 577);

    /** LLaVA-1.5 7B with its tower. */
    static final ModelShape LLAVA_7B =
            new ModelShape(
                    VICUNA_7B, Optional.of(CLIP_L), Optional.of(new ProjectorShape(1024, 4096)));

    private Shapes() {}
}
