package dev.heddle.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom. */
final class ArchitectureTest {
    private static JavaClasses heddle;

    @BeforeAll
    static void read() {
        heddle = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.heddle");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    api      |
                    bridge   |
                    results  |
                    engine   | api bridge results
                    reports  | results
                    launcher | results reports
                    """)
    void aModuleKnowsOnlyThoseItMay(String module, String others) {
        String[] forbidden = Stream.of("api", "bridge", "results", "engine", "reports", "launcher")
                .filter(other -> !other.equals(module))
                .filter(other -> others == null || !(" " + others + " ").contains(" " + other + " "))
                .map(other -> "dev.heddle." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dev.heddle." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(heddle);
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.commons.cli.., dev.heddle.launcher.cli",
        "jakarta.., dev.heddle.launcher.wiring",
        "org.jboss.., dev.heddle.launcher.wiring",
        "org.thymeleaf.., dev.heddle.reports..",
        "org.objectweb.asm.., dev.heddle.engine.explore.instrument..",
        "org.HdrHistogram.., dev.heddle.engine.stress.. dev.heddle.reports.page",
        "me.tongfei.., dev.heddle.launcher.collect",
        "tools.jackson.., dev.heddle.results"
    })
    void aLibraryStaysWhereItIsUsed(String library, String homes) {
        noClasses()
                .that()
                .resideOutsideOfPackages(homes.split(" "))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(heddle);
    }

    @ParameterizedTest
    @CsvSource({"api", "bridge"})
    void whatScenariosAndPatchedClassesSeeDependsOnTheJdkAlone(String module) {
        classes()
                .that()
                .resideInAPackage("dev.heddle." + module + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.heddle." + module + "..", "java..")
                .check(heddle);
    }

    @ParameterizedTest
    @CsvSource({"dev.heddle.launcher.(*)..", "dev.heddle.reports.(*)..", "dev.heddle.engine.(*).."})
    void packagesHaveNoCycles(String slices) {
        slices().matching(slices).should().beFreeOfCycles().check(heddle);
    }

    @Test
    void strategiesKnowNoThreadsAndNoBytecode() {
        noClasses()
                .that()
                .resideInAPackage("dev.heddle.engine.explore.schedule..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.heddle.engine.explore.instrument..",
                        "dev.heddle.engine.explore.kernel..",
                        "dev.heddle.engine.explore.thread..",
                        "dev.heddle.bridge..")
                .check(heddle);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..core..")
                .check(heddle);
    }

    @Test
    void noStaticFieldChanges() {
        noFields()
                .that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(
                        com.tngtech.archunit.base.DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(
                                // Patched classes of the JDK have no other way to reach the engine, and instrumented
                                // ones none to reach a site.
                                "dev.heddle.bridge..")))
                .and()
                .areDeclaredInClassesThat(com.tngtech.archunit.base.DescribedPredicate.not(
                        JavaClass.Predicates.resideInAPackage("dev.heddle.engine.explore..")))
                .should()
                .notBeFinal()
                .check(heddle);
    }
}
