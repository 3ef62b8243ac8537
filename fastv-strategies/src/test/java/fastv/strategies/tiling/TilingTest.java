package fastv.strategies.tiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.strategies.tiling.GridChoice.Size;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TilingTest {
    private static final int CROP = 336;
    private static final List<Size> LLAVA_NEXT =
            List.of(
                    new Size(336, 672),
                    new Size(672, 336),
                    new Size(672, 672),
                    new Size(1008, 336),
                    new Size(336, 1008));

    @Test
    void the_two_rules_differ_on_wide_pictures() {
        // 1000 x 544: in 672 x 672 s = .672, 672 * 365 = 245,280 pixels, share .543;
        // in 672 x 336 s = .6176, 617 * 336 = 207,312 pixels, share .918
        Size wide = new Size(1000, 544);
        assertThat(GridChoice.LLAVA.choose(wide, LLAVA_NEXT, CROP)).isEqualTo(new TileGrid(2, 2));
        assertThat(GridChoice.FILLED_SHARE.choose(wide, LLAVA_NEXT, CROP))
                .isEqualTo(new TileGrid(2, 1));
    }

    @Test
    void the_two_rules_agree_on_photographs() {
        for (GridChoice rule : GridChoice.values()) {
            assertThat(rule.choose(new Size(640, 480), LLAVA_NEXT, CROP))
                    .isEqualTo(new TileGrid(2, 2));
        }
    }

    @Test
    void of_equal_sizes_the_first_is_taken() {
        // 100 x 100 fits all with its 10,000 pixels; waste is least for the smallest, of which two
        assertThat(GridChoice.LLAVA.choose(new Size(100, 100), LLAVA_NEXT, CROP))
                .isEqualTo(new TileGrid(1, 2));
        assertThatThrownBy(() -> GridChoice.LLAVA.choose(new Size(1, 1), List.of(), CROP))
                .hasMessageContaining("at least one size");
    }

    @Test
    void rows_of_neighbouring_tiles_alternate() {
        // two tiles of 2 x 2 side by side: rows 4 5 | 8 9 and 6 7 | 10 11; base 0 1 2 3
        AssembledPicture picture = AssembledPicture.whole(new TileGrid(2, 1), 2);
        assertThat(picture.sequence(all(3, 4), false))
                .containsExactly(0, 1, 2, 3, 4, 5, 8, 9, 6, 7, 10, 11);
        int[][] kept = {{3, 0}, {2}, {3, 1}};
        assertThat(picture.sequence(kept, false)).containsExactly(0, 3, 9, 6, 11);
        assertThat(picture.sequence(kept, true)).containsExactly(0, 3, 9, -1, 6, 11, -1);
        assertThatThrownBy(() -> picture.sequence(all(2, 4), false))
                .hasMessage("crops: expected a base crop and 2 tiles, got 2 crops");
    }

    @Test
    void padding_is_cut_from_both_sides() {
        // 8 wide, 4 high, picture 4 : 1: 100 * (8 / 400) = 2 rows filled, 1 cut at each side
        AssembledPicture wide =
                AssembledPicture.unpadded(new TileGrid(2, 1), 4, new Size(400, 100));
        assertThat(wide.sequence(all(3, 16), false)).hasSize(16 + 2 * 8);
        // row 1 of the left tile: places 4 to 7 of crop 1
        assertThat(wide.sequence(all(3, 16), false)[16]).isEqualTo(16 + 4);
        AssembledPicture tall =
                AssembledPicture.unpadded(new TileGrid(1, 2), 4, new Size(100, 400));
        assertThat(tall.sequence(all(3, 16), true)).hasSize(16 + 8 * 2 + 8);
    }

    @Test
    void packed_tiles_give_patches_then_cls_then_merged_rows() {
        // tile 0 keeps patches 0 2, tile 1 patches 1 3; rows of each: [CLS], two patches, merged
        int[][] kept = {{0, 3, 1}, {2, 0, 4}};
        // raster: tile 0 patch 0, tile 1 patch 1, tile 0 patch 2, tile 1 patch 3
        assertThat(new TiledPacking(new TileGrid(2, 1), 2).sequence(kept, 4))
                .containsExactly(1, 5, 2, 6, 0, 4, 3, 7);
    }

    private static int[][] all(int crops, int places) {
        int[][] kept = new int[crops][];
        Arrays.setAll(kept, crop -> IntStream.range(0, places).toArray());
        return kept;
    }
}
