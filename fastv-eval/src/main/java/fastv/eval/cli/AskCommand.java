package fastv.eval.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.decode.Generation;
import fastv.core.decode.GenerationOptions;
import fastv.core.decode.Generator;
import fastv.core.error.BadInputException;
import fastv.core.model.Checkpoints;
import fastv.core.model.Conversation;
import fastv.core.model.Glance;
import fastv.core.model.Picture;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.TokenStream;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualNeed;
import fastv.eval.experiment.StrategyReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fastv ask}: one answer, streamed. */
@Command(
        name = "ask",
        description = "Answer one question about some pictures, under any strategy.",
        mixinStandardHelpOptions = true)
final class AskCommand implements Callable<Integer> {
    private static final String SAMPLE = "ask";

    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ModelOptions model = new ModelOptions();

    @Parameters(arity = "0..1", paramLabel = "QUESTION", description = "what to ask")
    private String question = "";

    @Option(
            names = "--image",
            paramLabel = "FILE",
            arity = "1..*",
            description = "pictures, in the order in which the model sees them")
    private List<String> images = new ArrayList<>();

    @Option(
            names = "--strategy",
            defaultValue = "none",
            paramLabel = "YAML",
            description =
                    "as an entry of strategies: in an experiment file, such as 'fastv: {k: 2, r: 0.5}'"
                            + " (${DEFAULT-VALUE})")
    private String strategy = "none";

    @Option(
            names = "--explain",
            description = "show tokens per layer and which image tokens were kept")
    private boolean explain;

    @Option(
            names = "--max-new-tokens",
            defaultValue = "64",
            description = "longest answer in tokens (${DEFAULT-VALUE})")
    private int maxNewTokens;

    @Option(
            names = "--temperature",
            defaultValue = "0",
            description = "0 is greedy (${DEFAULT-VALUE})")
    private double temperature;

    @Option(
            names = "--top-k",
            defaultValue = "0",
            description = "most likely tokens that take part; 0 for all (${DEFAULT-VALUE})")
    private int topK;

    @Option(
            names = "--top-p",
            defaultValue = "1",
            description = "probability that the taking part reach (${DEFAULT-VALUE})")
    private double topP;

    @Option(names = "--seed", defaultValue = "0", description = "of every draw (${DEFAULT-VALUE})")
    private long seed;

    AskCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        takeQuestionBack();
        Strategy chosen = program.instance(StrategyReader.class).read("--strategy", strategy);
        try (VisionLanguageModel open =
                program.instance(Checkpoints.class)
                        .open(model.model(), model.engine(), model.open())) {
            Program.requireWithin(chosen, open.card());
            answer(open, chosen);
        }
        return 0;
    }

    /**
     * {@code --image a.png b.png "what?"}: the list of pictures swallows the question behind it.
     */
    private void takeQuestionBack() {
        if (question.isEmpty() && !images.isEmpty()) {
            images = new ArrayList<>(images);
            question = images.remove(images.size() - 1);
        }
        if (question.isBlank()) {
            throw new BadInputException("ask: expected a question");
        }
    }

    private Sight see(
            VisionLanguageModel open, Strategy chosen, SampleSeed sample, NDManager scope) {
        if (images.isEmpty()) {
            return Sight.NONE;
        }
        Set<VisualNeed> needs =
                chosen.visual().stream()
                        .flatMap(stage -> stage.needs().stream())
                        .collect(Collectors.toSet());
        Glance glance =
                open.look(scope, images.stream().map(Path::of).map(Picture::of).toList(), needs);
        return open.sight(scope, glance, chosen.visual(), sample, question);
    }

    private void answer(VisionLanguageModel open, Strategy chosen) {
        PrintWriter out = spec.commandLine().getOut();
        GenerationOptions options =
                Program.valid(
                        () ->
                                new GenerationOptions(
                                        maxNewTokens,
                                        temperature,
                                        topK,
                                        topP,
                                        open.card().stopTokens()));
        SampleSeed sample = new SampleSeed(seed, SAMPLE);
        try (NDManager scope = open.newScope()) {
            Sight sight = see(open, chosen, sample, scope);
            Conversation conversation = Conversation.question(question, images.size());
            Prompt prompt = open.prompt(conversation, sight);
            NDArray embeddings = open.embeddings(scope, prompt, sight);
            try (DecodingSession session =
                    new DecodingSession(
                            open.decoder(),
                            chosen,
                            sample,
                            maxNewTokens,
                            ForwardObserver.NONE,
                            scope)) {
                TokenStream stream = open.codec().stream();
                Generation generation =
                        new Generator(open.decoder().kernels().sampling(), options, sample)
                                .generate(
                                        session,
                                        embeddings,
                                        prompt.layout(),
                                        token -> {
                                            out.print(stream.accept(token));
                                            out.flush();
                                        });
                Program.line(out, stream.flush());
                if (explain) {
                    new Explanation(prompt, session, sight, generation)
                            .lines()
                            .forEach(line -> Program.line(out, line));
                }
            }
        }
    }
}
