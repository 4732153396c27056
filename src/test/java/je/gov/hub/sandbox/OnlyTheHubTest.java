package je.gov.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import je.gov.hub.Hub;
import org.junit.jupiter.api.Test;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

class OnlyTheHubTest {

    private final SimpleMetadataReaderFactory types = new SimpleMetadataReaderFactory();

    @Test
    void leavesOutWhatBelongsToTheTestsAndNothingElse() throws Exception {
        var filter = new OnlyTheHub();

        assertThat(filter.match(types.getMetadataReader(OnlyTheHubTest.class.getName()), types))
                .isTrue();
        assertThat(filter.match(types.getMetadataReader(Hub.class.getName()), types))
                .isFalse();
    }
}
