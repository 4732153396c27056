package je.gov.hub.component;

import je.gov.hub.delivery.Delivery;
import je.gov.hub.event.EventReader;
import je.gov.hub.intake.Intake;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives Camel the component under the name by which it looks for it. */
@Configuration(proxyBeanMethods = false)
class ComponentConfiguration {

    @Bean("hub-component")
    HubComponent hubComponent(@Qualifier("sources") Intake sources, Delivery delivery) {
        return new HubComponent(sources, delivery, new EventReader()::structured);
    }
}
