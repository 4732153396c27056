package je.gov.hub.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import je.gov.hub.Hub;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Each rule holds for the house, and is shown to catch the class in {@code broken} that breaks it. */
class HouseRulesTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path BROKEN = Path.of("src/test/java/je/gov/hub/house/broken");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("je.gov.hub");
    private static final JavaClasses COUNTER_EXAMPLES =
            new ClassFileImporter().importPackages("je.gov.hub.house.broken");

    @Test
    void everyPackageUsesOnlyWhatItMayUseThroughItsDoor() {
        var broken = ApplicationModules.of("je.gov.hub.house.broken.modules", (ImportOption) location -> true);

        var house = ApplicationModules.of(Hub.class);

        assertThat(house.detectViolations().getMessages()).isEmpty();
        assertThat(broken.detectViolations().getMessages())
                .anyMatch(message -> message.contains("ReachesIntoARoom"))
                .anyMatch(message -> message.contains("PointsBack"));
    }

    @Test
    void everyPackageSaysWhatItOwnsAndIsNullMarked() {
        var unmarked = SourceRules.packagesWithoutAMarkedPackageInfo(MAIN);

        assertThat(unmarked).isEmpty();
        assertThat(SourceRules.packagesWithoutAMarkedPackageInfo(BROKEN)).containsExactly(BROKEN.resolve("unmarked"));
    }

    @Test
    void namesSayWhatAThingIs() {
        holdsOnlyForTheHouse(HouseRules.namesSayWhatAThingIs(), "OrderHelper", "broken.common.Clerk");
    }

    @Test
    void timeComesFromAnInjectedClock() {
        holdsOnlyForTheHouse(HouseRules.timeComesFromAnInjectedClock(), "AsksTheMachineForTheTime");
    }

    @Test
    void exceptionsHaveNames() {
        holdsOnlyForTheHouse(HouseRules.exceptionsHaveNames(), "ThrowsABareException");
    }

    @Test
    void camelStaysInItsRooms() {
        holdsOnlyForTheHouse(HouseRules.camelStaysInItsRooms(), "KnowsCamel");
    }

    @Test
    void settingsAreOneValidatedRecordAPackage() {
        holdsOnlyForTheHouse(HouseRules.settingsAreOneValidatedRecordAPackage(), "LooseSettings");
    }

    @Test
    void databaseIsSpokenToFromTablesOnly() {
        holdsOnlyForTheHouse(HouseRules.sqlLivesInTables(), "SpeaksToTheDatabase");
    }

    @Test
    void sqlIsWrittenInTablesOnly() {
        holdsOnlyForTheHouse(SourceRules::sqlOutsideTables, "SpeaksToTheDatabase.java");
    }

    @Test
    void nothingSleeps() {
        holdsOnlyForTheHouse(SourceRules::sleeping, "Sleeps.java");
    }

    @Test
    void everyTodoHasAnIssue() {
        holdsOnlyForTheHouse(SourceRules::untracedTodos, "Postpones.java");
    }

    private static void holdsOnlyForTheHouse(ArchRule rule, String... culprits) {
        rule.allowEmptyShould(true).check(HOUSE);
        assertThatThrownBy(() -> rule.check(COUNTER_EXAMPLES))
                .isInstanceOf(AssertionError.class)
                .message()
                .contains(culprits);
    }

    private static void holdsOnlyForTheHouse(Function<Path, List<Path>> rule, String culprit) {
        assertThat(rule.apply(MAIN)).isEmpty();
        assertThat(rule.apply(TESTS)).allMatch(file -> file.startsWith(BROKEN) || isARuleItself(file));
        assertThat(rule.apply(BROKEN)).anyMatch(file -> file.endsWith(culprit));
    }

    private static boolean isARuleItself(Path file) {
        return file.startsWith("src/test/java/je/gov/hub/house") && file.endsWith("SourceRules.java");
    }
}
