package fastv.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.conformance.CaseResult;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ImageProcessingKindTest {
    /** SHA-256 of the bytes 1, 1, 1: a grey pixel of level 1. */
    private static final String ONES =
            "75c8fd04ad916aec3e3d5cb76a452b116b3d4d0912a0a485e9fb8e3d240e210c";

    private final Path folder;

    ImageProcessingKindTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void digests_stand_for_large_results() throws IOException {
        Files.write(folder.resolve("p.png"), Pictures.png(Pictures.grey(1, 1, i -> 1)));
        assertThat(resized(ONES).status()).isEqualTo(CaseResult.Status.PASS);
        assertThat(resized("00").status()).isEqualTo(CaseResult.Status.FAIL);
    }

    @Test
    void what_is_not_known_yet_is_named() throws IOException {
        assertThatThrownBy(() -> run("{\"mode\": \"sizes\"}", "{}"))
                .isInstanceOf(UnsupportedCaseException.class)
                .hasMessage("mode sizes");
        assertThatThrownBy(
                        () ->
                                run(
                                        "{\"mode\": \"process\", \"images\": [], \"processor\":"
                                                + " {\"image_processor_type\":"
                                                + " \"Qwen2VLImageProcessor\"}}",
                                        "{}"))
                .isInstanceOf(UnsupportedCaseException.class)
                .hasMessage("processor Qwen2VLImageProcessor");
    }

    private CaseResult resized(String digest) throws IOException {
        return run(
                "{\"mode\": \"resize\", \"requests\": [{\"image\": \"file:p.png\", \"width\": 1,"
                        + " \"height\": 1, \"filter\": \"box\"}]}",
                "{\"out\": [{\"shape\": [1, 1, 3], \"sha256\": \"" + digest + "\"}]}");
    }

    private CaseResult run(String input, String expect) throws IOException {
        Files.writeString(
                folder.resolve("case.json"),
                "{\"kind\": \"image-processing\", \"name\": \"n\", \"input\": %s, \"expect\": %s}"
                        .formatted(input, expect));
        GoldenCase golden = GoldenCase.open(folder);
        Comparison comparison = new Comparison(golden, false);
        new ImageProcessingKind().run(golden, comparison);
        return comparison.result();
    }
}
