package je.gov.hub.sandbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import je.gov.hub.system.SystemId;

/** The island's twelve parishes: their systems and their names. */
final class Parishes {

    static final Map<SystemId, String> NAMES = names();

    private Parishes() {}

    private static Map<SystemId, String> names() {
        var names = new LinkedHashMap<SystemId, String>();
        names.put(new SystemId("parish-gr"), "Parish of Grouville");
        names.put(new SystemId("parish-br"), "Parish of St Brelade");
        names.put(new SystemId("parish-cl"), "Parish of St Clement");
        names.put(new SystemId("parish-he"), "Parish of St Helier");
        names.put(new SystemId("parish-jo"), "Parish of St John");
        names.put(new SystemId("parish-la"), "Parish of St Lawrence");
        names.put(new SystemId("parish-mt"), "Parish of St Martin");
        names.put(new SystemId("parish-my"), "Parish of St Mary");
        names.put(new SystemId("parish-ou"), "Parish of St Ouen");
        names.put(new SystemId("parish-pe"), "Parish of St Peter");
        names.put(new SystemId("parish-sa"), "Parish of St Saviour");
        names.put(new SystemId("parish-tr"), "Parish of Trinity");
        return Collections.unmodifiableMap(names);
    }
}
