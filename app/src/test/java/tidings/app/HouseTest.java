package tidings.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the house that the compiler does not know: who may use what, and what things are called. */
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("tidings");

    /** Where the program meets its surroundings: the command line, and what puts the parts together. */
    private static final String[] EDGE = {"tidings.app", "tidings.app.command.."};

    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.time.Instant.now",
            "java.time.InstantSource.system",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone");

    @ParameterizedTest
    @ValueSource(strings = {"events", "net", "ingest", "streams", "alerts", "app"})
    void rulesSeeEveryModule(String module) {
        var seen = HOUSE.that(resideInAnyPackage("tidings." + module + ".."));

        assertThat(seen.isEmpty()).as(module + " is not among the classes").isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "events,  net ingest streams alerts app bench",
        "net,     events ingest streams alerts app bench",
        "ingest,  streams alerts app bench",
        "streams, net ingest alerts app bench",
        "alerts,  ingest streams app bench",
        "app,     bench"
    })
    void modulesDependOnlyAlongTheArrows(String module, String strangers) {
        var forbidden = Stream.of(strangers.split(" "))
                .map(stranger -> "tidings." + stranger + "..")
                .toArray(String[]::new);

        check(noClasses()
                .that()
                .resideInAPackage("tidings." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden));
    }

    @ParameterizedTest
    @CsvSource({
        "okhttp3..,               tidings.net..",
        "io.avaje.jex..,          tidings.app.console..",
        "jakarta.mail..,          tidings.alerts.channel..",
        "org.eclipse.angus..,     tidings.alerts.channel..",
        "com.rometools..,         tidings.ingest..",
        "org.jsoup..,             tidings.ingest..",
        "org.apache.lucene..,     tidings.streams..",
        "ai.onnxruntime..,        tidings.streams.meaning..",
        "ai.djl..,                tidings.streams.meaning..",
        "kafka..,                 tidings.app.broker..",
        "org.apache.kafka.metadata.., tidings.app.broker..",
        "org.apache.kafka.server..,   tidings.app.broker..",
        "picocli..,               tidings.app..",
        "org.apache.logging..,    tidings.app.."
    })
    void oneModuleTouchesALibrary(String library, String owner) {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(owner)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library));
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked = packages()
                .filter(each -> !each.getClasses().isEmpty())
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();

        assertThat(unmarked)
                .as("packages without @NullMarked in a package-info")
                .isEmpty();
    }

    @Test
    void packagesAreNamedForWhatTheyDo() {
        var layers = Set.of("util", "utils", "common", "impl", "service", "services", "helper", "helpers", "misc");

        var named = packages()
                .map(JavaPackage::getName)
                .filter(name -> List.of(name.split("\\.")).stream().anyMatch(layers::contains))
                .toList();

        assertThat(named).as("packages named for a layer").isEmpty();
    }

    @Test
    void classesAreNamedForWhatTheyAre() {
        check(noClasses().should().haveNameMatching(".*[.$](\\w*(Manager|Helper|Impl|Util|Utils)|Abstract[A-Z]\\w*)"));
    }

    @Test
    void onlyTheCommandLinePrints() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(EDGE)
                .should()
                .accessTargetWhere(target(named(Set.of("java.lang.System.out", "java.lang.System.err")))));
    }

    @Test
    void onlyOneLoggingInterfaceIsUsed() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.log4j.."));
    }

    @Test
    void timeIsPassedIn() {
        check(noClasses().that().resideOutsideOfPackages(EDGE).should().accessTargetWhere(target(named(CLOCKS))));
    }

    @Test
    void onlyTheCommandLineEndsTheProgram() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(EDGE)
                .should()
                .accessTargetWhere(target(
                        named(Set.of("java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt")))));
    }

    @Test
    void nothingStaticChanges() {
        check(fields().that().areStatic().should().beFinal());
    }

    @Test
    void dataHasNoSetters() {
        check(noMethods()
                .that()
                .areNotStatic()
                .and()
                .areNotPrivate()
                .and(describe(
                        "take one value",
                        method -> method.getRawParameterTypes().size() == 1))
                .should()
                .haveNameMatching("set[A-Z]\\w*"));
    }

    @Test
    void classesAreFinalUnlessBuiltToBeExtended() {
        check(classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and(describe("are not nameless", each -> !each.isAnonymousClass()))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .orShould()
                .haveModifier(JavaModifier.ABSTRACT));
    }

    private static Stream<JavaPackage> packages() {
        return HOUSE.getPackage("tidings").getSubpackagesInTree().stream();
    }

    private static DescribedPredicate<AccessTarget> named(Set<String> members) {
        return describe(
                "in " + members, member -> members.contains(member.getOwner().getName() + "." + member.getName()));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(HOUSE);
    }
}
