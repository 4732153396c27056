package je.gov.hub.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The rules of the style guide that can be read off compiled classes. */
final class HouseRules {

    private static final Set<String> SAY_NOTHING =
            Set.of("util", "utils", "helper", "manager", "impl", "common", "base", "data", "info", "dto");

    private static final Set<Class<?>> BARE =
            Set.of(RuntimeException.class, Exception.class, Error.class, Throwable.class);

    private HouseRules() {}

    static ArchRule namesSayWhatAThingIs() {
        return classes().should(new ArchCondition<>("have names of words that say something") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                words(type)
                        .filter(SAY_NOTHING::contains)
                        .forEach(word -> events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " has the word '" + word + "', which says nothing")));
            }
        });
    }

    private static Stream<String> words(JavaClass type) {
        var camelWords = Arrays.stream(type.getSimpleName().split("(?<=[a-z0-9])(?=[A-Z])"));
        var packages = Arrays.stream(type.getPackageName().split("\\."));
        return Stream.concat(camelWords, packages)
                .map(word -> word.toLowerCase(java.util.Locale.ROOT))
                .filter(word -> !"package-info".equals(type.getSimpleName()) || !"info".equals(word));
    }

    static ArchRule timeComesFromAnInjectedClock() {
        return noClasses().should().callMethodWhere(new DescribedPredicate<>("it asks the machine for the time") {
            @Override
            public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                return asksForTheTime(call);
            }
        });
    }

    private static boolean asksForTheTime(JavaCall<? extends AccessTarget.CodeUnitCallTarget> call) {
        var owner = call.getTargetOwner().getName();
        var withoutClock = call.getTarget().getRawParameterTypes().stream()
                .noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
        return (owner.startsWith("java.time.") && "now".equals(call.getName()) && withoutClock)
                || ("java.lang.System".equals(owner) && "currentTimeMillis".equals(call.getName()));
    }

    static ArchRule exceptionsHaveNames() {
        return noClasses()
                .should()
                .callConstructorWhere(new DescribedPredicate<>("it makes an exception without a name of its own") {
                    @Override
                    public boolean test(JavaConstructorCall call) {
                        return BARE.stream()
                                        .anyMatch(bare -> call.getTargetOwner().isEquivalentTo(bare))
                                && !"<init>".equals(call.getOrigin().getName());
                    }
                });
    }

    static ArchRule camelStaysInItsRooms() {
        return noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage("..component..", "..camel.."))
                        .and(DescribedPredicate.not(nameMatching(".*Configuration(\\$.*)?"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..");
    }

    static ArchRule settingsAreOneValidatedRecordAPackage() {
        return classes().that().areAnnotatedWith(ConfigurationProperties.class).should(new OneValidatedRecord());
    }

    static ArchRule sqlLivesInTables() {
        return noClasses()
                .that(DescribedPredicate.not(nameMatching(
                        ".*(Table|Configuration)(\\$.*)?|je\\.gov\\.hub\\.database\\.(Columns|RoundTrip)(\\$.*)?")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc.core..", "java.sql..")
                .because("SQL lives in one package-private *Table class");
    }

    /** A record, validated, alone in its package; remembers what it has seen of a package. */
    private static final class OneValidatedRecord extends ArchCondition<JavaClass> {

        private Map<String, Long> settings = Map.of();

        OneValidatedRecord() {
            super("be a validated record, alone in their package");
        }

        @Override
        public void init(java.util.Collection<JavaClass> all) {
            settings = all.stream().collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean kept = type.isRecord()
                    && type.isAnnotatedWith(Validated.class)
                    && settings.getOrDefault(type.getPackageName(), 0L) == 1;
            events.add(new SimpleConditionEvent(type, kept, type.getName() + " is not the one validated record"));
        }
    }
}
