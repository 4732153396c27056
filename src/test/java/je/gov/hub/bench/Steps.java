package je.gov.hub.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Parser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import je.gov.hub.agreement.AgreementFolder;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.agreement.Disclosing;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventReader;
import je.gov.hub.event.Reading;
import je.gov.hub.schema.CanonicalSchemas;
import je.gov.hub.schema.SchemaLoading;
import je.gov.hub.schema.Schemas;
import je.gov.hub.schema.Validity;
import je.gov.hub.secret.KeysForTests;
import je.gov.hub.secret.Seal;
import je.gov.hub.subject.Registrations;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The inner steps, each alone, with the bench's event of 1 KiB and the island's own schemas, agreements and mappings. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Steps {

    private static final int LENGTH = 1024;
    private static final Teller PORTAL = new Teller(new SystemId("portal"));

    private final EventReader reader = new EventReader();
    private final Schemas schemas = loaded();
    private final Agreements agreements = declared(schemas);
    private final Seal seal = KeysForTests.seal();
    private final byte[] text = new People(1, LENGTH).moved(0);
    private final Event event = read(text);
    private final Expression mapping = Parser.compile(
            Path.of("connectors/revenue-soap-sink/disclosure.jslt").toFile());
    private final JsonNode disclosure = disclosed();

    private static Schemas loaded() {
        return switch (CanonicalSchemas.load(Path.of("schemas"))) {
            case SchemaLoading.Loaded loaded -> loaded.schemas();
            case SchemaLoading.Mistaken mistaken ->
                throw new IllegalStateException(mistaken.mistakes().toString());
        };
    }

    private static Agreements declared(Schemas schemas) {
        var folder = new AgreementFolder(Path.of("config/systems"), schemas);
        folder.refresh();
        return folder.agreements();
    }

    private Event read(byte[] structured) {
        if (reader.structured(structured) instanceof Reading.Read read) {
            return read.event();
        }
        throw new IllegalStateException("The bench's event cannot be read");
    }

    private static JsonNode disclosed() {
        try {
            return JsonMapper.builder()
                    .build()
                    .readTree(Path.of("connectors/revenue-soap-sink/examples/typical/in.json")
                            .toFile());
        } catch (IOException missing) {
            throw new IllegalStateException("The connector's example is not there", missing);
        }
    }

    /** Fails early where a step would measure a refusal. */
    @Setup
    public void look() {
        if (!(validation() instanceof Validity.Valid) || disclosing().isEmpty()) {
            throw new IllegalStateException("The bench's event is not valid, or nobody is told");
        }
    }

    /** From bytes to an event. */
    @Benchmark
    public Reading envelope() {
        return reader.structured(text);
    }

    /** Against its schema. */
    @Benchmark
    public Validity validation() {
        return schemas.check(event.type(), event.data());
    }

    /** For all systems that are entitled to it. */
    @Benchmark
    public List<Disclosing> disclosing() {
        return agreements.disclose(PORTAL, event, Registrations.NONE, Map.of());
    }

    /** From a disclosure to Revenue's SOAP call. */
    @Benchmark
    public JsonNode mapping() {
        return mapping.apply(disclosure);
    }

    /** As it lies in the database. */
    @Benchmark
    public byte[] sealing() {
        return seal.close(text, "event bench");
    }
}
