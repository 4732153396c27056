package je.gov.hub.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who listens where on loopback. Each has its place, and a system property {@code island.port.<name>} for another; 0 is any free one,
 * which the partners' own may be, but not the hub's.
 */
public record IslandPorts(
        int hub,
        int management,
        int issuer,
        int control,
        int revenue,
        int registry,
        int jfsc,
        int csp,
        int businessPlatform,
        int sftp,
        int harbour,
        int fairfield,
        int newsFromHarbour,
        int newsFromFairfield) {

    /** The places as they are, but where the properties say otherwise. */
    public static IslandPorts of(Function<String, @Nullable String> properties) {
        return new IslandPorts(
                port(properties, "hub", 8080),
                port(properties, "management", 8081),
                port(properties, "issuer", 8090),
                port(properties, "control", 8091),
                port(properties, "revenue", 8092),
                port(properties, "registry", 8093),
                port(properties, "jfsc", 8096),
                port(properties, "csp", 8094),
                port(properties, "business-platform", 8095),
                port(properties, "sftp", 2222),
                port(properties, "harbour", 2575),
                port(properties, "fairfield", 2576),
                port(properties, "news-from-harbour", 2585),
                port(properties, "news-from-fairfield", 2586));
    }

    /** Any free ports for the partners; the hub's own are found free now, and may be taken by somebody else until it starts. */
    public static IslandPorts anyFree() {
        return new IslandPorts(Ports.free(), Ports.free(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Ports.free(), Ports.free());
    }

    /** Which of the wanted ports are in use, each with who wants it, in plain words. */
    public Optional<String> taken() {
        var wanted = new LinkedHashMap<String, Integer>();
        wanted.put("the hub", hub);
        wanted.put("the hub's management and Hawtio", management);
        wanted.put("the issuer", issuer);
        wanted.put("the island's control", control);
        wanted.put("Revenue's SOAP service", revenue);
        wanted.put("the companies registry's feed", registry);
        wanted.put("the companies registry's receiver", jfsc);
        wanted.put("the Customer Services Platform", csp);
        wanted.put("the Business platform", businessPlatform);
        wanted.put("the parishes' SFTP server", sftp);
        wanted.put("the practice gp-harbour", harbour);
        wanted.put("the practice gp-fairfield", fairfield);
        wanted.put("the hub's listener for gp-harbour", newsFromHarbour);
        wanted.put("the hub's listener for gp-fairfield", newsFromFairfield);
        var lines = wanted.entrySet().stream()
                .filter(entry -> entry.getValue() != 0 && !Ports.isFree(entry.getValue()))
                .map(IslandPorts::line)
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(System.lineSeparator(), lines));
    }

    private static String line(Map.Entry<String, Integer> wanted) {
        return "Port %d, wanted by %s, is in use: stop what listens there, or choose another with -Disland.port.<name>"
                .formatted(wanted.getValue(), wanted.getKey());
    }

    private static int port(Function<String, @Nullable String> properties, String name, int usual) {
        var text = properties.apply("island.port." + name);
        return text == null ? usual : Integer.parseInt(text);
    }
}
