package dev.aisle.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.aisle.contracts.Installation;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.event.EventSchema;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.log.EventHeaders;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `contracts/asyncapi/aisle.yaml` says of topics, messages and headers what the code says.
class AsyncApiTest {
    private static final Path FILE = SchemaFiles.MODULE.resolve("asyncapi/aisle.yaml");

    private final JsonNode document = read();
    private final JsonNode messages = document.at("/components/messages");

    @Test
    void theChannelsAreTheTopics() {
        var installation = new Installation("aisle");
        assertThat(document.get("channels").valueStream())
                .extracting(channel -> channel.get("address").textValue())
                .extracting(address -> address.replace("{installation}", installation.name()))
                .containsExactlyInAnyOrder(
                        installation.commandsTopic(),
                        installation.receiptsTopic(),
                        installation.quarantineTopic(),
                        installation.eventsTopic(),
                        installation.headsTopic());
    }

    @Test
    void everyEventIsAMessageOfItsChannelByItsNameOnTheWire() {
        var schemas =
                Arrays.stream(EventType.values()).flatMap(type -> type.schemas().stream()).toList();
        assertThat(names(document.at("/channels/events/messages")))
                .containsExactlyElementsOf(schemas.stream().map(AsyncApiTest::message).toList());
        for (var schema : schemas) {
            var message = messages.get(message(schema));
            assertThat(message.get("name").textValue()).isEqualTo(schema.wireName());
            assertThat(message.at("/headers/allOf/1/properties/ce_type/const").textValue())
                    .isEqualTo(schema.wireName());
            assertThat(message.at("/payload/schema/$ref").textValue())
                    .isEqualTo("../schemas/events/" + SchemaFiles.fileName(schema));
        }
    }

    private static String message(EventSchema schema) {
        var name = schema.type().eventClass().getSimpleName();
        return schema.version() == 1 ? name : name + "V" + schema.version();
    }

    @Test
    void everyCommandIsAMessageOfItsChannel() {
        assertThat(names(document.at("/channels/commands/messages")))
                .containsExactlyElementsOf(CommandType.offered().stream().map(Enum::name).toList());
        for (var type : CommandType.offered()) {
            var message = messages.get(type.name());
            assertThat(message.get("name").textValue()).isEqualTo(type.name());
            assertThat(message.at("/payload/schema/$ref").textValue())
                    .isEqualTo("../schemas/commands/" + type + ".v1.json");
            assertThat(message.at("/bindings/kafka/key/description").textValue())
                    .isEqualTo("The command's `" + type.targets().getFirst() + "`");
        }
    }

    @Test
    void theHeadersOfEventsAreThoseThatTheRelayWrites() throws IllegalAccessException {
        var headers = document.at("/components/schemas/EventHeaders");
        var expected = new ArrayList<String>();
        for (var field : EventHeaders.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getName().endsWith("_VALUE")) {
                expected.add((String) field.get(null));
            }
        }
        assertThat(names(headers.get("properties"))).containsExactlyInAnyOrderElementsOf(expected);
        expected.remove(EventHeaders.TRACEPARENT);
        assertThat(headers.get("required").valueStream().map(JsonNode::textValue))
                .containsExactlyInAnyOrderElementsOf(expected);
        var values =
                Map.of(
                        EventHeaders.SPEC_VERSION, EventHeaders.SPEC_VERSION_VALUE,
                        EventHeaders.SOURCE, EventHeaders.SOURCE_VALUE,
                        EventHeaders.CONTENT_TYPE, EventHeaders.CONTENT_TYPE_VALUE);
        values.forEach(
                (name, value) ->
                        assertThat(headers.at("/properties/" + name + "/const").textValue())
                                .isEqualTo(value));
    }

    @Test
    void theHeadersOfCommandsAreThoseThatTheCommandSideNames() {
        var sources =
                SchemaFiles.below(
                        SchemaFiles.MODULE.resolveSibling(
                                "command-side/src/main/java/dev/aisle/command/kafka"));
        var named =
                Pattern.compile("\"(aisle-[a-z-]+|traceparent)\"")
                        .matcher(String.join("\n", sources.values()))
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toSet());
        var documented =
                Stream.of("CommandHeaders", "ReceiptHeaders", "QuarantineHeaders")
                        .map(schema -> document.at("/components/schemas/" + schema + "/properties"))
                        .flatMap(properties -> names(properties).stream());
        assertThat(documented.collect(Collectors.toSet())).isEqualTo(named);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var references =
                document.findValues("$ref").stream().map(JsonNode::textValue).distinct().toList();
        assertThat(references).hasSizeGreaterThan(40);
        assertThat(references)
                .allSatisfy(
                        reference -> {
                            if (reference.startsWith("#")) {
                                assertThat(document.at(reference.substring(1)).isMissingNode())
                                        .isFalse();
                            } else {
                                assertThat(FILE.resolveSibling(reference)).isRegularFile();
                            }
                        });
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(Files.readString(FILE));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
