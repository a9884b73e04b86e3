package dev.aisle.contracts.command;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.aisle.contracts.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes an envelope in one pass, without a tree: the components of a command's record that name its target
/// first, and the others as its `data`.
final class EnvelopeWriter extends StdSerializer<CommandEnvelope> {
    private static final long serialVersionUID = 1L;

    private static final Map<Class<?>, CommandType> TYPES =
            Arrays.stream(CommandType.values())
                    .collect(Collectors.toMap(CommandType::commandClass, Function.identity()));

    /// What is taken out of the data of each command, in the order of [CommandType#targets()].
    private static final Map<Class<?>, List<BeanPropertyWriter>> TARGETS =
            new ConcurrentHashMap<>();

    private static final ObjectWriter WRITER =
            Json.STRICT
                    .copy()
                    .registerModule(
                            new SimpleModule("envelopes")
                                    .addSerializer(new EnvelopeWriter())
                                    .setSerializerModifier(new WithoutTargets()))
                    .writerFor(CommandEnvelope.class);

    private EnvelopeWriter() {
        super(CommandEnvelope.class);
    }

    static byte[] write(CommandEnvelope envelope) {
        try {
            return WRITER.writeValueAsBytes(envelope);
        } catch (JacksonException e) {
            throw new IllegalStateException("a command that can't be written as JSON", e);
        }
    }

    @Override
    public void serialize(CommandEnvelope envelope, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        var command = envelope.command();
        // Made when it is first asked for, and with it the targets.
        var data = provider.findValueSerializer(command.getClass());
        json.writeStartObject(envelope);
        json.writeStringField("id", envelope.id().toString());
        json.writeStringField("type", envelope.type().name());
        for (var target : TARGETS.getOrDefault(command.getClass(), List.of())) {
            write(target, command, json, provider);
        }
        put("expectedVersion", envelope.expectedVersion(), json, provider);
        put("idempotencyKey", envelope.idempotencyKey(), json, provider);
        put("source", envelope.source(), json, provider);
        put("occurredAt", envelope.occurredAt(), json, provider);
        if (envelope.dryRun()) {
            json.writeBooleanField("dryRun", true);
        }
        json.writeFieldName("data");
        data.serialize(command, json, provider);
        json.writeEndObject();
    }

    private static void write(
            BeanPropertyWriter target,
            Command command,
            JsonGenerator json,
            SerializerProvider provider)
            throws IOException {
        try {
            target.serializeAsField(command, json, provider);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("a target that can't be read", e);
        }
    }

    private static void put(
            String name, @Nullable Object value, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        if (value != null) {
            provider.defaultSerializeField(name, value, json);
        }
    }

    private static final class WithoutTargets extends BeanSerializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config,
                BeanDescription description,
                List<BeanPropertyWriter> properties) {
            var type = TYPES.get(description.getBeanClass());
            if (type == null) {
                return properties;
            }
            TARGETS.put(
                    description.getBeanClass(),
                    type.targets().stream().map(name -> named(name, properties)).toList());
            var left = new ArrayList<>(properties);
            left.removeIf(property -> type.targets().contains(property.getName()));
            return left;
        }

        private static BeanPropertyWriter named(String name, List<BeanPropertyWriter> properties) {
            return properties.stream()
                    .filter(property -> property.getName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no component is " + name));
        }
    }
}
