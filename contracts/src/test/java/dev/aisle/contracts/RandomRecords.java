package dev.aisle.contracts;

import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.json.Form;
import dev.aisle.contracts.promotion.WallClock;
import dev.aisle.contracts.reference.FulfilmentMethod;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records at random, within their bounds and forms, often at the very ends of them.
public final class RandomRecords {
    private static final String ID_FIRST = "abzABZ019";
    private static final String ID_REST = ID_FIRST + "._-";
    private static final String TEXT = "aZ0 \"\\/\t\n\u00e9\u4fa1\u2028<>&";
    private static final long LAST_MILLI = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private final Random random;

    public RandomRecords(Random random) {
        this.random = random;
    }

    public <T> T of(Class<T> type) {
        return type.cast(value(type));
    }

    public String key() {
        return text(" !az~09", " !az~09", 1 + random.nextInt(128));
    }

    public Instant instant() {
        return switch (random.nextInt(4)) {
            case 0 -> Instant.EPOCH;
            case 1 -> Instant.ofEpochMilli(LAST_MILLI);
            default -> Instant.ofEpochMilli(random.nextLong(LAST_MILLI));
        };
    }

    public long between(long min, long max) {
        return switch (random.nextInt(4)) {
            case 0 -> min;
            case 1 -> max;
            default -> min + random.nextLong(Math.max(1, max - min));
        };
    }

    private Object value(Class<?> type) {
        if (type == SourceVersion.class) {
            return sourceVersion();
        }
        if (type == StreamId.class) {
            return new StreamId(pick(Family.values()), id(), random.nextBoolean() ? id() : null);
        }
        if (type == Instant.class) {
            return instant();
        }
        if (type == UUID.class) {
            return new UUID(random.nextLong(), random.nextLong());
        }
        if (type.isEnum()) {
            return pick(type.getEnumConstants());
        }
        return type.getPackage() == StreamId.class.getPackage()
                ? made(type, new Object[] {id()})
                : made(
                        type,
                        Arrays.stream(type.getRecordComponents()).map(this::component).toArray());
    }

    private @Nullable Object component(RecordComponent component) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && random.nextInt(3) == 0) {
            return null;
        }
        var type = component.getType();
        var bounds = component.getAnnotation(Bounds.class);
        long min = bounds == null ? Integer.MIN_VALUE : bounds.min();
        long max = bounds == null ? Integer.MAX_VALUE : bounds.max();
        if (type == long.class || type == Long.class) {
            return between(min, max);
        }
        if (type == int.class || type == Integer.class) {
            return Math.toIntExact(between(min, max));
        }
        if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == String.class) {
            return string(component, bounds);
        }
        if (type == List.class) {
            return list(component, bounds);
        }
        var value = value(type);
        return value instanceof dev.aisle.contracts.money.Money money && bounds != null
                ? money.withMinor(Math.max(bounds.min(), Math.abs(money.minor())))
                : value;
    }

    private String string(RecordComponent component, @Nullable Bounds bounds) {
        var form = component.getAnnotation(Form.class);
        if (form != null && form.value().equals(FulfilmentMethod.CUT_OFF_FORM)) {
            return "%02d:%02d".formatted(between(0, 23), between(0, 59));
        }
        if (form != null && form.value().equals(WallClock.FORM)) {
            return LocalDateTime.ofEpochSecond(
                            random.nextLong(LAST_MILLI / 1_000), 0, ZoneOffset.UTC)
                    .toString();
        }
        if (form != null) {
            return text("ABXZ", "ABXZ", 3);
        }
        return text("aZ0", TEXT, bounds == null ? 20 : (int) between(bounds.min(), bounds.max()));
    }

    private List<Object> list(RecordComponent component, @Nullable Bounds bounds) {
        var element =
                (Class<?>)
                        ((ParameterizedType) component.getGenericType())
                                .getActualTypeArguments()[0];
        int size =
                (int)
                        between(
                                bounds == null ? 0 : bounds.min(),
                                Math.min(100, bounds == null ? 3 : bounds.max()));
        var values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(value(element));
        }
        return new ArrayList<>(new LinkedHashSet<>(values));
    }

    private SourceVersion sourceVersion() {
        var id = new dev.aisle.contracts.id.SourceId(id());
        return random.nextBoolean()
                ? SourceVersion.sequenced(
                        id,
                        between(0, SourceVersion.NUMBER_MAX),
                        between(0, SourceVersion.NUMBER_MAX))
                : SourceVersion.timed(id, instant(), between(0, SourceVersion.NUMBER_MAX));
    }

    private String id() {
        return text(ID_FIRST, ID_REST, (int) between(1, 64));
    }

    private String text(String first, String rest, int length) {
        var text = new StringBuilder().append(first.charAt(random.nextInt(first.length())));
        while (text.length() < length) {
            text.append(rest.charAt(random.nextInt(rest.length())));
        }
        return text.toString();
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static Object made(Class<?> type, @Nullable Object[] components) {
        try {
            var types =
                    Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            return type.getConstructor(types).newInstance(components);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new AssertionError(type + " from " + Arrays.toString(components), e);
        }
    }
}
