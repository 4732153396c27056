package je.gov.hub.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import je.gov.hub.route.RouteFile.PluggedIn;

/**
 * What only one route may have: its id, and an inbox. Of two that take one inbox nobody can say which is meant, and the wrong one
 * would hand a system's disclosures to another: both are refused, and neither is loaded.
 */
final class Claims {

    private Claims() {}

    private record Claim(RouteFolder.Read in, int index) {}

    /** Notes a mistake at each route that claims what another claims too. */
    static void refuse(List<RouteFolder.Read> files) {
        contested(files, route -> Stream.of(route.id()))
                .forEach((id, claims) ->
                        note(claims, "/route/id", "The route id `" + id + "` is taken more than once, also in "));
        contested(files, route -> route.inbox().stream())
                .forEach((system, claims) -> note(
                        claims,
                        "/route/from/uri",
                        "The inbox of `" + system + "` is emptied more than once, also in "));
    }

    private static Map<String, List<Claim>> contested(
            List<RouteFolder.Read> files, Function<PluggedIn, Stream<String>> what) {
        var claims = new TreeMap<String, List<Claim>>();
        for (var file : files) {
            var routes = file.routes().routes();
            for (int index = 0; index < routes.size(); index++) {
                var claim = new Claim(file, index);
                what.apply(routes.get(index))
                        .distinct()
                        .forEach(key -> claims.computeIfAbsent(key, first -> new ArrayList<>())
                                .add(claim));
            }
        }
        claims.values().removeIf(all -> all.size() < 2);
        return claims;
    }

    private static void note(List<Claim> claims, String at, String said) {
        for (var claim : claims) {
            var other = claims.stream()
                    .filter(one -> !one.equals(claim))
                    .findFirst()
                    .orElseThrow();
            claim.in()
                    .written()
                    .add("/" + claim.index() + at, said + other.in().written().file());
        }
    }
}
