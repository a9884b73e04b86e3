package dev.aisle.command.rest;

import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.id.SourceId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The source version of a feed that uses single requests: `Aisle-Source: erp; epoch=2; seq=17`, or
/// `Aisle-Source: pos; at=2026-11-27T05:00:00.000Z; line=3`.
final class SourceHeader {
    static final String NAME = "Aisle-Source";
    private static final String EXPECTED =
            "is 'id; seq=17' (and perhaps epoch=2), or 'id; at=2026-11-27T05:00:00.000Z' (and perhaps line=3)";
    private static final Set<String> PARTS = Set.of("epoch", "seq", "at", "line");

    private SourceHeader() {}

    static SourceVersion parse(String header) throws MalformedCommandException {
        var pieces = header.split(";", -1);
        var parts = new HashMap<String, String>();
        for (int i = 1; i < pieces.length; i++) {
            var pair = pieces[i].strip().split("=", 2);
            if (pair.length != 2
                    || !PARTS.contains(pair[0])
                    || parts.put(pair[0], pair[1]) != null) {
                throw new MalformedCommandException(NAME, EXPECTED);
            }
        }
        try {
            var at = parts.get("at");
            return new SourceVersion(
                    new SourceId(pieces[0].strip()),
                    number(parts, "epoch"),
                    number(parts, "seq"),
                    at == null ? null : Conditions.instant(NAME, at),
                    number(parts, "line"));
        } catch (IllegalArgumentException e) {
            throw new MalformedCommandException(NAME, EXPECTED);
        }
    }

    private static @Nullable Long number(Map<String, String> parts, String name) {
        var text = parts.get(name);
        return text == null ? null : Long.valueOf(text);
    }
}
