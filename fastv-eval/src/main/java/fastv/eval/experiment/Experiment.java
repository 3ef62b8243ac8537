package fastv.eval.experiment;

import fastv.core.config.ConfigNode;
import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Items;
import fastv.core.config.Range;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The keys of an experiment file.
 *
 * @param name the experiment's name; without it, the file's
 * @param model which model answers
 * @param data as written; {@link ExperimentFile#data()} is what it means
 * @param strategies as written; {@link ExperimentFile#settings()} is what they mean
 * @param generation how answers are decoded
 * @param seeds every setting runs once with each
 * @param device where tensors live
 * @param dtype in which numbers the model computes
 * @param threads of the CPU; without it, the engine chooses
 * @param warmUp samples that run untimed before the first
 * @param limits how much is run
 * @param output where run folders are made
 * @param analysis as written; {@link ExperimentFile#analyses()} is what they mean
 * @param reports made of the finished journal and printed after the summary
 * @param reportPage whether the run ends by writing the page
 * @param figures names of figures that stand first in it
 */
public record Experiment(
        @Doc("Name of the experiment; without it, the file's name.") Optional<String> name,
        @Doc("Which model answers.") ModelSettings model,
        @Doc(
                        "Which questions are asked about which pictures: a data set, or a list of"
                                + " data sets with names.")
                ConfigNode data,
        @Doc(
                        "What is compared: names (`none`), names with options (`fastv: {k: 2}`), or"
                                + " mappings with a `name` and a list of `stages`, or with a list of"
                                + " strategies to `compose`. Lists under a"
                                + " `grid` key among the options expand into one setting per"
                                + " combination.")
                @Items(min = 1)
                List<ConfigNode> strategies,
        @Doc("How answers are decoded.") @DefaultValue("{}") GenerationSettings generation,
        @Doc("Every setting runs once with each of these.")
                @DefaultValue("[0]")
                @Items(min = 1, distinct = true)
                List<Long> seeds,
        @Doc("Where the model runs.") @DefaultValue("cpu") Device device,
        @Doc("The number format in which the model computes.") @DefaultValue("float32")
                ComputeType dtype,
        @Doc("CPU threads; without it, the engine chooses.") @Range(min = 1)
                Optional<Integer> threads,
        @Doc("Samples that run untimed before the first that counts.")
                @DefaultValue("1")
                @Range(min = 0)
                int warmUp,
        @Doc("How much of the experiment is run.") @DefaultValue("{}") LimitSettings limits,
        @Doc("Folder in which each run makes its own folder.") @DefaultValue("runs") Path output,
        @Doc(
                        "What is measured beside the answers: names (`attention`) and names with"
                                + " options (`attention: {own: true}`), each once.")
                @DefaultValue("[]")
                List<ConfigNode> analysis,
        @Doc(
                        "Further tables, made of the finished journal and printed after the summary;"
                                + " `fastv list reports` names them.")
                @DefaultValue("[]")
                @Items(distinct = true)
                List<String> reports,
        @Doc("Whether the run ends by writing report.html.") @DefaultValue("true")
                boolean reportPage,
        @Doc("Names of figures that stand first in that page; `fastv figure` lists them.")
                @DefaultValue("[]")
                @Items(distinct = true)
                List<String> figures) {

    public Experiment {
        strategies = List.copyOf(strategies);
        seeds = List.copyOf(seeds);
        analysis = List.copyOf(analysis);
        reports = List.copyOf(reports);
        figures = List.copyOf(figures);
    }
}
