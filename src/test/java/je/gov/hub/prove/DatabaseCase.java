package je.gov.hub.prove;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import je.gov.hub.prove.Wires.End;

/** What happens to the database, or to the wire to it. While it is away the hub says that it is not ready, and nothing needs a hand. */
enum DatabaseCase implements Case {
    /** It crashes and is started again at once. */
    DATABASE_KILLED {
        @Override
        public void strike(Ground ground, Random random) {
            var server = server(ground);
            server.crash();
            server.start();
            Readiness.back(ground.island().hub(), ground.ledger()::answers);
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
            away(ground, () -> ground.ledger().readOnly(false));
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

    private static DatabaseServer server(Ground ground) {
        return DatabaseServer.in(ground.island().folder().resolve("postgres"));
    }

    private static void away(Ground ground, Runnable heal) {
        Readiness.whileAway(ground.island().hub(), heal, ground.ledger()::answers);
    }
}
