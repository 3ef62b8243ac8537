package fastv;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Inject;
import com.google.inject.Module;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/**
 * What may depend on what. The command line's module sees every jar at run time, so its tests can
 * check all of them; a rule that selects no class fails, and the first test makes sure that what is
 * selected from is every source file of the project.
 */
@AnalyzeClasses(packages = "fastv", importOptions = ArchitectureTest.ProductionOnly.class)
class ArchitectureTest {
    private static final String CORE = "fastv.core..";
    private static final String STRATEGIES = "fastv.strategies..";
    private static final String MODELS = "fastv.models..";
    private static final String ANALYSIS = "fastv.analysis..";
    private static final String EVAL = "fastv.eval..";

    /** Leaves out test classes, also those that come as a jar of fixtures. */
    static final class ProductionOnly implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static void every_source_file_is_seen(JavaClasses seen) {
        for (String module : SourceFiles.MODULES) {
            assertThat(SourceFiles.classNames(module))
                    .as("sources of fastv-%s", module)
                    .isNotEmpty()
                    .allMatch(seen::contain);
        }
    }

    @ArchTest
    static void only_production_classes_are_seen(JavaClasses seen) {
        assertThat(seen).extracting(JavaClass::getSimpleName).noneMatch(n -> n.endsWith("Test"));
    }

    /** A renamed package must not leave a rule behind that no longer speaks of anything. */
    @ArchTest
    static void packages_with_a_privilege_exist_and_use_it(JavaClasses seen) {
        assertThat(seen).anyMatch(type -> uses(type, "fastv.core.kernel", "ai.djl.pytorch"));
        assertThat(seen).anyMatch(type -> uses(type, "fastv.core.config", "org.yaml.snakeyaml"));
        assertThat(seen).anyMatch(type -> uses(type, "fastv.eval.cli", "picocli"));
    }

    private static boolean uses(JavaClass type, String inPackage, String library) {
        return type.getPackageName().startsWith(inPackage)
                && type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(use -> use.getTargetClass().getName().startsWith(library));
    }

    @ArchTest
    static final ArchRule core_sees_no_other_module =
            noClasses()
                    .that()
                    .resideInAPackage(CORE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(STRATEGIES, MODELS, ANALYSIS, EVAL);

    @ArchTest
    static final ArchRule strategies_see_core_only =
            noClasses()
                    .that()
                    .resideInAPackage(STRATEGIES)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(MODELS, ANALYSIS, EVAL);

    @ArchTest
    static final ArchRule models_see_core_only =
            noClasses()
                    .that()
                    .resideInAPackage(MODELS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(STRATEGIES, ANALYSIS, EVAL);

    @ArchTest
    static final ArchRule analysis_sees_core_only =
            noClasses()
                    .that()
                    .resideInAPackage(ANALYSIS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(STRATEGIES, MODELS, EVAL);

    @ArchTest
    static final ArchRule eval_meets_the_other_modules_at_run_time_only =
            noClasses()
                    .that()
                    .resideInAPackage(EVAL)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(STRATEGIES, MODELS, ANALYSIS);

    @ArchTest
    static final ArchRule packages_of_a_module_have_no_cycles =
            slices().matching("fastv.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_kernel_package_knows_the_engine =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("fastv.core.kernel..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("ai.djl.pytorch..");

    @ArchTest
    static final ArchRule only_the_config_package_reads_yaml =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("fastv.core.config..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.yaml.snakeyaml..");

    @ArchTest
    static final ArchRule only_the_command_line_prints =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("fastv.eval.cli..")
                    .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule only_the_command_line_ends_the_program =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("fastv.eval.cli..")
                    .should()
                    .callMethod(System.class, "exit", int.class)
                    .orShould()
                    .callMethod(Runtime.class, "exit", int.class)
                    .orShould()
                    .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule only_the_command_line_knows_picocli =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("fastv.eval.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule tokens_are_plain_java =
            classes()
                    .that()
                    .resideInAPackage("fastv.core.token..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.jspecify..", "fastv.core.token..");

    @ArchTest
    static final ArchRule no_package_is_a_drawer =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..util..",
                            "..utils..",
                            "..common..",
                            "..misc..",
                            "..impl..",
                            "..helper..",
                            "..helpers..");

    @ArchTest
    static final ArchRule every_class_has_found_its_noun =
            noClasses().should().haveNameMatching(".*(Manager|Utils?|Helpers?|Impl)([$].*)?");

    @ArchTest
    static final ArchRule the_first_package_of_a_module_is_its_table_of_contents =
            classes()
                    .that()
                    .resideInAPackage("fastv.*")
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .doNotHaveSimpleName("package-info")
                    .should()
                    .beAssignableTo(Module.class)
                    .allowEmptyShould(true); // a module need not bring anything that has a name

    @ArchTest
    static final ArchRule every_package_declares_its_null_policy =
            classes().should(beInANullMarkedPackage());

    @ArchTest
    static final ArchRule nothing_changes_for_the_whole_process =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule only_constructors_are_injected =
            noFields()
                    .should()
                    .beAnnotatedWith(Inject.class)
                    .orShould()
                    .beAnnotatedWith("jakarta.inject.Inject");

    @ArchTest
    static final ArchRule logging_goes_through_slf4j =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.util.logging..", "java.lang.System$Logger");

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    String line = type.getPackageName() + ": package-info.java with @NullMarked";
                    events.add(SimpleConditionEvent.violated(type, line + " is missing"));
                }
            }
        };
    }
}
