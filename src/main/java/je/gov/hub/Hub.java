package je.gov.hub;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the hub. */
@SpringBootApplication
public class Hub {

    public static void main(String[] arguments) {
        SpringApplication.run(Hub.class, arguments);
    }

    /** The one clock of the house, in UTC. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
