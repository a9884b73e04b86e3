package dev.aisle.contracts.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// Instants as `2026-11-27T05:00:00.000Z`, digit by digit: every command and event has several, and
/// the JDK's formatter and parser take longer than all else of them together.
public final class InstantText {
    private static final String FORM = "dddd-dd-ddTdd:dd:dd.dddZ";
    private static final Pattern ANY_FRACTION = Pattern.compile(Json.INSTANT_FORM);
    private static final int YEAR_MAX = 9999;

    private InstantText() {}

    /// @throws DateTimeException if the year has more than four digits
    public static String format(Instant instant) {
        var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        if (time.getYear() < 0 || time.getYear() > YEAR_MAX) {
            throw new DateTimeException("a year of more than four digits: " + time.getYear());
        }
        var text = FORM.toCharArray();
        put(text, 0, 4, time.getYear());
        put(text, 5, 2, time.getMonthValue());
        put(text, 8, 2, time.getDayOfMonth());
        put(text, 11, 2, time.getHour());
        put(text, 14, 2, time.getMinute());
        put(text, 17, 2, time.getSecond());
        put(text, 20, 3, instant.getNano() / 1_000_000);
        return new String(text);
    }

    /// Reads what [#format] writes, and with fewer or more digits of a second, which are cut to
    /// milliseconds; never before 1970.
    ///
    /// @throws DateTimeException if the text is no such instant
    public static Instant parse(String text) {
        if (!hasForm(text)) {
            return ofAnyFraction(text);
        }
        var instant = ofDigits(text);
        if (instant.isBefore(Instant.EPOCH)) {
            throw new DateTimeException("an instant before 1970");
        }
        return instant;
    }

    private static Instant ofAnyFraction(String text) {
        // The JDK reads more: a small t, an hour 24, a year of five digits.
        if (!ANY_FRACTION.matcher(text).matches()) {
            throw new DateTimeException("no RFC 3339 instant in UTC since 1970");
        }
        return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant ofDigits(String text) {
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = digits(text, 17, 2);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time of a day");
        }
        var day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
        return Instant.ofEpochSecond(
                day.toEpochDay() * 86_400 + hour * 3_600 + minute * 60 + second,
                digits(text, 20, 3) * 1_000_000L);
    }

    private static boolean hasForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char wanted = FORM.charAt(i);
            char c = text.charAt(i);
            if (wanted == 'd' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int digits(String text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static void put(char[] text, int from, int count, int value) {
        int rest = value;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
