package fastv.eval.contract;

import com.google.inject.Injector;
import fastv.core.error.BadInputException;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.VisionLanguageModel;
import fastv.core.plugin.Law;
import fastv.eval.plugin.Composition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tries all laws on methods. */
public final class ContractSuite {
    /** More threads wait for each other longer than they compute on a model this small. */
    public static final int ONE_THREAD = 1;

    private final Laboratory lab;

    /**
     * @param model answers; stays the caller's
     * @param seed of the samples
     * @param samples random samples per law
     * @param calls answers for the law of memory
     */
    public ContractSuite(VisionLanguageModel model, long seed, int samples, int calls) {
        lab = new Laboratory(model, seed, samples, calls);
    }

    /**
     * The lines of the contracts that a method on the class path does not keep, for the test of a
     * jar that brings it.
     *
     * @param name a strategy or part
     */
    public static List<String> failures(String name) {
        Injector injector = Composition.ofClassPath();
        TorchEngine engine = TorchEngine.start("cpu", Optional.of(ONE_THREAD));
        List<String> failures = new ArrayList<>();
        try (VisionLanguageModel model = injector.getInstance(SampleModel.class).open(engine)) {
            ContractSuite suite =
                    new ContractSuite(model, System.nanoTime() & Integer.MAX_VALUE, 3, 1000);
            for (Subject subject : injector.getInstance(Subjects.class).named(name)) {
                suite.tryAll(
                        subject,
                        verdict -> {
                            if (verdict.status() == Verdict.Status.FAIL) {
                                failures.add(verdict.line());
                            }
                        });
            }
        }
        return failures;
    }

    /** Tries all laws on a method; once it does not even answer, no other law is tried. */
    public void tryAll(Subject subject, Consumer<Verdict> verdicts) {
        Optional<Verdict> unreadable = unreadable(subject);
        if (unreadable.isPresent()) {
            verdicts.accept(unreadable.get());
            return;
        }
        for (Law law : Laws.all().keySet()) {
            Verdict verdict = tryOne(subject, law);
            verdicts.accept(verdict);
            if (law == Law.ANSWERS && verdict.status() != Verdict.Status.PASS) {
                return;
            }
        }
    }

    /**
     * Its own examples must be options it takes; a model that cannot serve it is another matter.
     */
    private Optional<Verdict> unreadable(Subject subject) {
        try {
            subject.examples().forEach(subject::strategy);
            return Optional.empty();
        } catch (BadInputException e) {
            return Optional.of(
                    verdict(
                            subject,
                            Law.ANSWERS,
                            Verdict.Status.FAIL,
                            "expected examples it can be made of, found " + firstLine(e)));
        }
    }

    /** Tries one law. */
    public Verdict tryOne(Subject subject, Law law) {
        Optional<String> declared = Optional.ofNullable(subject.contract().deviations().get(law));
        if (declared.isPresent()) {
            return verdict(subject, law, Verdict.Status.DECLARED, declared.get());
        }
        Finding finding;
        try {
            finding = Optional.ofNullable(Laws.all().get(law)).orElseThrow().on(subject, lab);
        } catch (BadInputException e) {
            finding = new Finding.Silent(firstLine(e));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            finding =
                    new Finding.Broken(
                            law.sentence(), e.getClass().getSimpleName() + ": " + firstLine(e));
        }
        if (finding instanceof Finding.Broken broken) {
            return verdict(
                    subject,
                    law,
                    Verdict.Status.FAIL,
                    "expected " + broken.expected() + ", found " + broken.found());
        }
        return finding instanceof Finding.Silent silent
                ? verdict(subject, law, Verdict.Status.SKIP, silent.why())
                : verdict(subject, law, Verdict.Status.PASS, "");
    }

    private Verdict verdict(Subject subject, Law law, Verdict.Status status, String detail) {
        return new Verdict(subject.name(), law, status, lab.seed(), detail);
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
