package je.gov.hub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import je.gov.hub.Hub;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Keeps the tests' own configurations, which lie on the island's class path too, out of the hub that runs there. */
final class OnlyTheHub extends TypeExcludeFilter
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private final String home =
            Hub.class.getProtectionDomain().getCodeSource().getLocation().toString();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("onlyTheHub", this);
    }

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory types) {
        try {
            return !type.getResource().getURL().toString().contains(home);
        } catch (IOException unknown) {
            throw new UncheckedIOException("A class without a place", unknown);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OnlyTheHub;
    }

    @Override
    public int hashCode() {
        return OnlyTheHub.class.hashCode();
    }
}
