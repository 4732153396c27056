package je.gov.hub;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Starts the hub. */
@SpringBootApplication
// Camel looks for its component hub: under the bean name hub first, which would else be this class
@Component("application")
public class Hub {

    public static void main(String[] arguments) {
        SpringApplication.run(Hub.class, arguments);
        // once it ran, a stop that was asked for is no failure: left alone, the JVM would say 143 after the same
        // graceful stop
        SpringApplication.getShutdownHandlers().add(() -> Runtime.getRuntime().halt(0));
    }

    /** The one clock of the house, in UTC. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
