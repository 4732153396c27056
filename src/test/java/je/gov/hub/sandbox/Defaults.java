package je.gov.hub.sandbox;

import je.gov.hub.delivery.DeliveryProperties;
import org.springframework.boot.context.properties.bind.Binder;

/** What the hub does where its settings say nothing. */
public final class Defaults {

    private Defaults() {}

    /** How many subjects of one system may be in hand at once, where the partner honours the key. */
    public static int lanes() {
        return new Binder()
                .bindOrCreate("hub.delivery", DeliveryProperties.class)
                .lanes();
    }
}
