package fastv.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReferencePagesTest {
    private static final Path FOLDER = Path.of("../docs/reference");

    @Test
    void the_committed_pages_are_what_the_code_says() {
        Map<String, String> pages = ReferenceCommand.pages(new Program(warning -> {}));
        assertThat(pages).isNotEmpty();
        pages.forEach(
                (name, text) ->
                        assertThat(FOLDER.resolve(name))
                                .as("run: ./fastv generate-reference docs/reference")
                                .hasContent(text));
    }
}
