package je.gov.hub.rules;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;

/** What is woven round a method whose rule is taken away: its code is copied, its own assignments are the method's. */
final class Woven {

    private Woven() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean before(
            @Advice.This(optional = true, typing = Typing.DYNAMIC) @Nullable Object self,
            @Advice.AllArguments(readOnly = false, typing = Typing.DYNAMIC) @Nullable Object[] arguments) {
        arguments = InPlace.heard(self, arguments);
        return InPlace.skips();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void after(
            @Advice.This(optional = true, typing = Typing.DYNAMIC) @Nullable Object self,
            @Advice.AllArguments(typing = Typing.DYNAMIC) @Nullable Object[] arguments,
            @Advice.Return(readOnly = false, typing = Typing.DYNAMIC) @Nullable Object answer,
            @Advice.Thrown(readOnly = false, typing = Typing.DYNAMIC) @Nullable Throwable failure) {
        answer = InPlace.answered(self, arguments, answer, failure != null);
        failure = InPlace.failed(failure);
    }
}
