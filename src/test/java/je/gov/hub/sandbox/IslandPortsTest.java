package je.gov.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IslandPortsTest {

    @Test
    void namesAPortInUseWithWhoWantsIt() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var properties = Map.of("island.port.hub", Integer.toString(other.getLocalPort()));

            var taken = IslandPorts.of(properties::get).taken();

            assertThat(taken.orElseThrow()).contains("Port " + other.getLocalPort() + ", wanted by the hub, is in use");
        }
    }

    @Test
    void hasNothingToSayWhenAllAreFree() {
        assertThat(IslandPorts.anyFree().taken()).isEmpty();
    }
}
