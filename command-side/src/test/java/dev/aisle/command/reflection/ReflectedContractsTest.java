package dev.aisle.command.reflection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.event.EventMetadata;
import dev.aisle.contracts.event.former.FormerEvent;
import dev.aisle.contracts.receipt.Receipt;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReflectedContractsTest {
    @Test
    void aNativeImageKnowsAllThatJacksonReadsAndWrites() {
        var needed = new TreeMap<String, Class<?>>();
        for (var root :
                Set.of(
                        Command.class,
                        Event.class,
                        FormerEvent.class,
                        EventMetadata.class,
                        Receipt.class,
                        ControlDocument.class)) {
            collect(root, needed);
        }

        var registered = ReflectedContracts.class.getAnnotation(RegisterForReflection.class);
        assertThat(registered).isNotNull();
        assertThat(registered == null ? new Class<?>[0] : registered.targets())
                .containsExactlyInAnyOrderElementsOf(needed.values());
    }

    private static void collect(Type type, TreeMap<String, Class<?>> needed) {
        if (type instanceof ParameterizedType generic) {
            for (var argument : generic.getActualTypeArguments()) {
                collect(argument, needed);
            }
        } else if (type instanceof Class<?> found && found.getName().startsWith("dev.aisle")) {
            if (found.isSealed() && found.isInterface()) {
                for (var permitted : found.getPermittedSubclasses()) {
                    collect(permitted, needed);
                }
            } else if (needed.put(found.getName(), found) == null && found.isRecord()) {
                for (var component : found.getRecordComponents()) {
                    collect(component.getGenericType(), needed);
                }
            }
        }
    }
}
