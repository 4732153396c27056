package je.gov.hub.prove;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import je.gov.hub.prove.Wires.End;
import org.awaitility.Awaitility;

/** What happens to the database, or to the wire to it. While it is away the hub says that it is not ready, and nothing needs a hand. */
enum DatabaseCase implements Case {
    /** It crashes and is started again at once. */
    DATABASE_KILLED {
        @Override
        public void strike(Ground ground, Random random) {
            var server = server(ground);
            server.crash();
            server.start();
        }
    },
    /** It crashes and stays away. */
    DATABASE_GONE {
        @Override
        public void strike(Ground ground, Random random) {
            var server = server(ground);
            server.crash();
            away(ground, server::start);
        }
    },
    /** Every connection is there and none carries; who holds an old one must find out by itself. */
    DATABASE_HALF_OPEN {
        @Override
        public void strike(Ground ground, Random random) {
            ground.wires().to(End.DATABASE).turn(new Wire.HalfOpen());
            away(ground, ground.wires()::mend);
        }
    },
    DATABASE_SLOW {
        @Override
        public void strike(Ground ground, Random random) {
            ground.wires().to(End.DATABASE).turn(new Wire.Late(Duration.ofMillis(50)));
            HubCase.pause(SPELL);
            ground.wires().mend();
        }
    },
    /** As after a failover to a standby that has not been promoted yet. */
    DATABASE_READ_ONLY {
        @Override
        public void strike(Ground ground, Random random) {
            ground.ledger().readOnly(true);
            HubCase.pause(SPELL);
            ground.ledger().readOnly(false);
        }
    },
    /** Each commit happens, and the answer that says so is lost with the connection. */
    CUT_AFTER_COMMIT {
        @Override
        public void strike(Ground ground, Random random) {
            var answer = "C\0\0\0\013COMMIT\0".getBytes(StandardCharsets.US_ASCII);
            ground.wires().to(End.DATABASE).turn(new Wire.BreaksBefore(answer));
            HubCase.pause(SPELL);
            ground.wires().mend();
        }
    };

    private static final Duration SPELL = Duration.ofSeconds(5);
    private static final Duration TRUTH = Duration.ofSeconds(10);
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    private static DatabaseServer server(Ground ground) {
        return DatabaseServer.in(ground.island().folder().resolve("postgres"));
    }

    /** The hub must say within ten seconds that it is not ready; once it is all back, that it is. */
    private static void away(Ground ground, Runnable heal) {
        var hub = ground.island().hub();
        try {
            Awaitility.await("the hub says that it is not ready").atMost(TRUTH).until(() -> !hub.isReady());
            HubCase.pause(Duration.ofSeconds(Integer.getInteger("hub.prove.away", 5)));
        } finally {
            heal.run();
        }
        Awaitility.await("the hub says that it is ready again").atMost(RECOVERY).until(hub::isReady);
    }
}
