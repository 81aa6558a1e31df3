package dev.heddle.it;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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

    @Test
    void scenariosKnowTheApiAlone() {
        classes()
                .that()
                .resideInAnyPackage("dev.heddle.guide..", "dev.heddle.plugins..", "dev.heddle.known..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.heddle.guide..",
                        "dev.heddle.plugins..",
                        "dev.heddle.known..",
                        "dev.heddle.api",
                        "java..",
                        "org.jspecify..")
                .check(heddle);
    }

    /** What each package's documentation says that it must not know. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    engine.cell                 | api engine.catalog engine.stress engine.explore engine.jcstress engine.worker
                    engine.cores                | api bridge results engine.cell engine.catalog engine.stress engine.explore engine.jcstress engine.worker
                    engine.catalog              | engine.stress engine.explore engine.jcstress engine.worker
                    engine.stress               | engine.explore engine.jcstress engine.worker
                    engine.explore              | engine.stress engine.jcstress engine.worker
                    engine.jcstress             | engine.stress engine.explore engine.worker
                    engine.explore.thread       | api results engine.cell engine.explore.schedule engine.explore.kernel engine.explore.instrument
                    engine.explore.schedule     | api bridge engine.cell engine.explore.thread engine.explore.kernel engine.explore.instrument
                    engine.explore.kernel       | api engine.cell engine.catalog engine.explore.instrument engine.explore.trace engine.explore.proof
                    engine.explore.instrument   | api engine.cell engine.catalog engine.explore.schedule engine.explore.kernel engine.explore.trace
                    engine.explore.trace        | api engine.cell engine.catalog engine.explore.thread engine.explore.proof
                    launcher.cli                | launcher.fork launcher.collect launcher.run launcher.wiring
                    launcher.plan               | launcher.cli launcher.fork launcher.collect launcher.run launcher.wiring
                    launcher.fork               | launcher.cli launcher.collect launcher.run launcher.wiring reports.chart reports.page reports.html reports.junit reports.markdown
                    launcher.collect            | launcher.cli launcher.run launcher.wiring
                    launcher.run                | launcher.wiring
                    reports.words               | reports.chart reports.page reports.html reports.junit reports.markdown
                    reports.chart               | reports.page reports.html reports.junit reports.markdown
                    reports.page                | reports.html reports.junit reports.markdown
                    reports.junit               | reports.chart reports.page reports.html reports.markdown
                    reports.markdown            | reports.chart reports.page reports.html reports.junit
                    """)
    void aPackageKnowsNothingOfWhatIsNoneOfItsBusiness(String home, String others) {
        noClasses()
                .that()
                .resideInAPackage("dev.heddle." + home + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.of(others.split(" "))
                        .map(other -> "dev.heddle." + other + "..")
                        .toArray(String[]::new))
                .check(heddle);
    }

    @ParameterizedTest
    @CsvSource({
        "dev.heddle.launcher.(*)..",
        "dev.heddle.reports.(*)..",
        "dev.heddle.engine.(*)..",
        "dev.heddle.engine.explore.(*)..",
        "dev.heddle.engine.explore.instrument.(*).."
    })
    void packagesHaveNoCycles(String slices) {
        slices().matching(slices).should().beFreeOfCycles().check(heddle);
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
                // Patched classes of the JDK have no other way to reach the engine, and the JVM has none to hand over
                // what it
                // tells an agent. Litmus tests race on such fields.
                .areDeclaredInClassesThat(not(resideInAnyPackage(
                        "dev.heddle.bridge",
                        "dev.heddle.engine.explore.instrument",
                        "dev.heddle.stresstests..",
                        "dev.heddle.bench.litmus")))
                .should()
                .notBeFinal()
                .check(heddle);
    }
}
