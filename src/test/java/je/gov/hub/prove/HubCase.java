package je.gov.hub.prove;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import je.gov.hub.prove.Wires.End;
import org.awaitility.Awaitility;

/** What happens to the hub's own process. */
enum HubCase implements Case {
    /** At any moment. */
    SIGKILL(1) {
        @Override
        public void strike(Ground ground, Random random) {
            ground.island().killHub();
            ground.island().startHub();
        }
    },
    /** Again while it starts, as a machine does that has just come back and goes down again. */
    SIGKILL_DURING_START(2) {
        @Override
        public void strike(Ground ground, Random random) {
            ground.island().killHub();
            ground.island().launchHub();
            pause(Duration.ofMillis(500 + random.nextInt(9000)));
            ground.island().killHub();
            ground.island().startHub();
        }
    },
    /** While what waits for one partner is too much for the broker's memory, and lies in pages on its disk. */
    SIGKILL_WHILE_PAGING(2) {
        @Override
        public void strike(Ground ground, Random random) {
            ground.island().killHub();
            ground.wires().to(End.CSP).turn(new Wire.Away());
            ground.island().launchHub(ground.smallMemory());
            ground.island().hub().awaitReady();
            Awaitility.await("the broker pages").atMost(Duration.ofMinutes(1)).until(ground::pages);
            ground.island().killHub();
            ground.wires().mend();
            ground.island().startHub();
        }
    },
    /** Again while it makes its tables in a database that has none; a hub of its own, on the same island. */
    SIGKILL_DURING_MIGRATION(1) {
        @Override
        public void strike(Ground ground, Random random) {
            ground.island().killHub();
            var first = ground.emptyHub(random.nextInt(1_000_000_000));
            ground.island().launchHub(first);
            Awaitility.await("it has begun to speak to its database")
                    .atMost(LONGEST_START)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> ground.ledger().sessions(first) > 0);
            pause(Duration.ofMillis(random.nextInt(1500)));
            ground.island().killHub();
            ground.island().launchHub(first);
            ground.island().hub().awaitReady();
            ground.island().killHub();
            ground.island().startHub();
        }
    },
    /** While a system is told again; the replay goes on by itself. */
    SIGKILL_DURING_REPLAY(1) {
        @Override
        public void strike(Ground ground, Random random) {
            var replay = Retelling.begin(ground);
            pause(Duration.ofMillis(random.nextInt(1500)));
            ground.island().killHub();
            ground.island().startHub();
            replay.awaitEnd();
        }
    },
    /** In good order, in the middle of everything: what is in hand is finished, and it ends with 0. */
    SIGTERM(0) {
        @Override
        public void strike(Ground ground, Random random) {
            var code = ground.island().stopHub();
            if (code != 0) {
                throw new AssertionError("The hub was asked to stop and ended with " + code);
            }
            ground.island().startHub();
        }
    },
    /** Longer than any partner waits and any time limit runs; then it goes on as if nothing had been. */
    SIGSTOP(0) {
        @Override
        public void strike(Ground ground, Random random) {
            var hub = ground.island().hub();
            hub.freeze();
            try {
                pause(Duration.ofSeconds(Integer.getInteger("hub.prove.frozen", 15)));
            } finally {
                hub.goOn();
            }
        }

        @Override
        public boolean answersMayBeLost() {
            return true;
        }
    };

    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private final int deaths;

    HubCase(int deaths) {
        this.deaths = deaths;
    }

    @Override
    public int deaths() {
        return deaths;
    }

    static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
