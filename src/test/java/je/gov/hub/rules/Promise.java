package je.gov.hub.rules;

/** What the hub promises of its way out, of decisions, of replays and of its way in, a line each: issue 3, section 1. */
public enum Promise {
    UNAVAILABLE_BACKS_OFF("exponential back-off with full jitter, 1 s to 5 min, reset on success"),
    UNAVAILABLE_RETRY_AFTER("Retry-After is honoured"),
    UNAVAILABLE_NO_LIMIT("there is no retry limit"),
    UNAVAILABLE_ORDER("order is kept"),
    UNAVAILABLE_PROBING("probing alternates subjects"),
    UNAVAILABLE_FAILS_ALONE("one subject failing again and again while others pass is refused"),
    UNAVAILABLE_RAMP("after a long outage the flow ramps up"),
    UNAVAILABLE_TIME("total time limits on every call, so that a slow partner cannot hold a lane"),
    MISCONFIGURED_STOPS("a misconfigured system waits as a whole, with an alarm"),
    MISCONFIGURED_RESUMES("it resumes on configuration change or by command"),
    REFUSED_WHY("to quarantine with reason, digest, redacted excerpt, rule, mapping and connector version"),
    REFUSED_PARKS("later disclosures about the subject park, durably, before the acknowledgement"),
    REFUSED_IN_A_ROW("several subjects in a row refused for one reason stop the system"),
    DEADLY("what kills the process is found and refused; innocents beside it are not blamed"),
    CLASSIFICATION("classification is one table, documented, a test a row; a connector can say so itself"),
    DECISION_RELEASE("release as it was, in the subject's own lane until its followers are through"),
    DECISION_AMEND("amend: made anew from the ledger's event"),
    DECISION_DISCARD("discard; discarding the first makes the next the first"),
    DECISION_FACTS("each decision with who and why, a fact in the ledger"),
    DECISION_ORDER("in subject order"),
    DECISION_MANY("one or many, by system, reason, time"),
    DECISION_DRY_RUN("dry run first"),
    DECISION_SECOND_PERSON("bulk needs a second person"),
    REPLAY_AGREEMENT("re-disclosed under the agreement in force now, by time, types, subjects"),
    REPLAY_MARK("marked replayof, a new generation"),
    REPLAY_THROTTLED("throttled"),
    REPLAY_RESUMABLE("resumable"),
    REPLAY_DRY_RUN("dry run first"),
    REPLAY_SECOND_PERSON("a large one needs a second person, as bulk does"),
    REPLAY_CANCELLED("it can be ended before its time"),
    REPLAY_NEWEST("each subject up to its newest event, live events parking meanwhile"),
    REPLAY_CULLED("culled bodies are reported"),
    CORRECTION_REACHES("a correction reaches whoever was told the earlier one, by recorded disclosures"),
    CORRECTION_SUBJECT("a correction that changes the subject is refused"),
    REMOVED("a system is removed or renamed: what waits is held and named"),
    FLOW_PAGING("inboxes page to disk"),
    FLOW_DISK("a full disk: 503 with Retry-After and an alarm, clears by itself"),
    FLOW_RATE("a teller over its rate gets 429; others do not feel it"),
    FLOW_QUEUE("so many wait to be accepted and no more: the next gets 503 with Retry-After"),
    FLOW_MAPPING("a mapping is bounded by time and space"),
    STOP("SIGTERM finishes what is in hand within a limit, hands back the rest, exits 0");

    /** In the words of the issue, or of what was promised beyond it. */
    final String words;

    Promise(String words) {
        this.words = words;
    }
}
