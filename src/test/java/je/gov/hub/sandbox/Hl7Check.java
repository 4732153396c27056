package je.gov.hub.sandbox;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.v25.segment.PID;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an HL7 message as a practice's software does: version 2.5 strictly, and with the rules of the practice's patient register. */
final class Hl7Check {

    private static final Set<String> EVENTS = Set.of("A08", "A28", "A31");
    private static final int LONGEST_CONTROL_ID = 20;

    /**
     * What the practice answers.
     *
     * @param code AA, AE or AR
     * @param error a code of HL7 table 0357; 0 when there is none
     * @param text why, without a value
     */
    record Verdict(String code, int error, String text) {
        static final Verdict ACCEPTED = new Verdict("AA", 0, "");

        private static Verdict error(int error, String text) {
            return new Verdict("AE", error, text);
        }

        private static Verdict reject(int error, String text) {
            return new Verdict("AR", error, text);
        }
    }

    private final HapiContext hapi = new DefaultHapiContext(ValidationContextFactory.defaultValidation());

    /** What to answer to a message. */
    Verdict check(Hl7Head head, String message) {
        if (!"ADT".equals(head.type())) {
            return Verdict.reject(200, "Unsupported message type");
        }
        if (!EVENTS.contains(head.event())) {
            return Verdict.reject(201, "Unsupported event code");
        }
        if (!"2.5".equals(head.version())) {
            return Verdict.reject(203, "Unsupported version id");
        }
        if (head.controlId().isEmpty() || head.controlId().length() > LONGEST_CONTROL_ID) {
            return Verdict.error(101, "MSH-10 has 1 to 20 characters");
        }
        return checkPatient(message);
    }

    private Verdict checkPatient(String text) {
        try {
            var message = hapi.getPipeParser().parse(text);
            var terser = new Terser(message);
            var pid = (PID) message.get("PID");
            if (blank(terser.get("/EVN-2-1"))) {
                return Verdict.error(101, "EVN-2 is required");
            }
            if (pid.getPatientIdentifierList().length == 0 || blank(terser.get("/PID-3-1"))) {
                return Verdict.error(101, "PID-3 is required");
            }
            if (blank(terser.get("/PID-5-1")) && blank(terser.get("/PID-5-2")) && !isWithoutName(terser)) {
                return Verdict.error(101, "PID-5 is required");
            }
            return Verdict.ACCEPTED;
        } catch (HL7Exception unreadable) {
            return Verdict.error(code(unreadable), "The message is not valid HL7 v2.5");
        }
    }

    /** A patient who has no name, or whose name is not told, is said to: name type U, unspecified (HL7 table 0200). */
    private static boolean isWithoutName(Terser terser) throws HL7Exception {
        return "U".equals(terser.get("/PID-5-7"));
    }

    private static int code(HL7Exception unreadable) {
        var code = unreadable.getErrorCode();
        return code >= 100 && code < 200 ? code : 102;
    }

    private static boolean blank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
