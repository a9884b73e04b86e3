package dev.aisle.contracts.id;

/// The form of every id: 1 to 64 characters, a letter or digit first, then letters, digits, `.`, `_`
/// and `-`; case matters. It needs no escaping in a path, a stream's name, a record key or a Redis key.
public final class IdFormat {
    /// The same as a regular expression.
    public static final String FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private static final int LENGTH_MAX = 64;

    private IdFormat() {}

    static void check(String kind, String value) {
        if (!isId(value)) {
            throw new IllegalArgumentException(
                    "a "
                            + kind
                            + " is 1 to 64 characters, a letter or digit first, then letters, digits, '.', '_' or '-'");
        }
    }

    private static boolean isId(String value) {
        int length = value.length();
        if (length == 0 || length > LENGTH_MAX || !isLetterOrDigit(value.charAt(0))) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            char c = value.charAt(i);
            if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
