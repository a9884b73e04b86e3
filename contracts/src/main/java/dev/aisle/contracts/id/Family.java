package dev.aisle.contracts.id;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A kind of stream. Its lower-case name is the first part of a stream's name, and a package of the
/// event types.
public enum Family {
    PRODUCT,
    PRICE,
    STOCK,
    BASKET,
    PROMOTION,
    /// What of a promotion's caps is taken.
    PROMOTION_BUDGET,
    /// In which promotions a product is listed.
    MEMBERSHIP,
    ZONE,
    LOCATION,
    SOURCE,
    REGION,
    TAXONOMY,
    PARKED,
    IMPORT;

    private static final Map<String, Family> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toMap(Family::path, family -> family));

    private final String path = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String idName = path + " id";

    public String path() {
        return path;
    }

    String idName() {
        return idName;
    }

    /// @throws IllegalArgumentException if no family has that name
    public static Family ofPath(String path) {
        var family = BY_PATH.get(path);
        if (family != null) {
            return family;
        }
        throw new IllegalArgumentException("no family is named '" + path + "'");
    }
}
