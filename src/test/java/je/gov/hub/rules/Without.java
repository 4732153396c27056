package je.gov.hub.rules;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.UnmodifiableClassException;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.utility.OpenedClassReader;

/** The running hub without a rule, until it is closed: the class that keeps it is redefined in this JVM. */
final class Without implements AutoCloseable {

    private final Place place;

    private Without(Place place) {
        this.place = place;
    }

    static Without rule(Rule rule) {
        var place = Place.of(rule.place());
        InPlace.take(rule.breach());
        redefine(place, broken(place, rule.breach()));
        return new Without(place);
    }

    private static byte[] broken(Place place, Breach breach) {
        var method = ElementMatchers.<MethodDescription>is(place.method());
        var anew = new ByteBuddy().decorate(place.owner());
        if (breach instanceof Breach.Says says) {
            anew = anew.visit(reworded(says, method));
        }
        return anew.visit(Advice.to(Woven.class).on(method)).make().getBytes();
    }

    private static AsmVisitorWrapper reworded(Breach.Says says, ElementMatcher<? super MethodDescription> method) {
        return new AsmVisitorWrapper.ForDeclaredMethods()
                .method(method, (type, of, visitor, context, pool, writing, reading) -> new Rewording(visitor, says));
    }

    /** How often the method that keeps the rule was called. */
    int calls() {
        return InPlace.calls();
    }

    @Override
    public void close() {
        redefine(place, place.compiled());
        InPlace.take(null);
    }

    private static void redefine(Place place, byte[] bytes) {
        try {
            ByteBuddyAgent.install().redefineClasses(new ClassDefinition(place.owner(), bytes));
        } catch (ClassNotFoundException | UnmodifiableClassException refused) {
            throw new IllegalStateException("The JVM does not redefine " + place.owner(), refused);
        }
    }

    private static final class Rewording extends MethodVisitor {

        private final Breach.Says says;

        Rewording(MethodVisitor visitor, Breach.Says says) {
            super(OpenedClassReader.ASM_API, visitor);
            this.says = says;
        }

        @Override
        public void visitLdcInsn(Object value) {
            super.visitLdcInsn(value instanceof String text ? text.replace(says.words(), says.others()) : value);
        }
    }
}
