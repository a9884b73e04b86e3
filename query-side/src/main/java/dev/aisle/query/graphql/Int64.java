package dev.aisle.query.graphql;

import io.smallrye.graphql.api.CustomScalar;
import io.smallrye.graphql.api.CustomStringScalar;
import org.eclipse.microprofile.graphql.Description;

/// A 64-bit integer in decimal, as a string, since JavaScript's numbers end at 2^53.
@CustomScalar("Int64")
@Description("A 64-bit integer in decimal, written as a string: JavaScript's numbers end at 2^53.")
public final class Int64 implements CustomStringScalar {
    private final String text;

    public Int64(String text) {
        this.text = Long.toString(Long.parseLong(text));
    }

    static Int64 of(long value) {
        return new Int64(Long.toString(value));
    }

    @Override
    public String stringValueForSerialization() {
        return text;
    }
}
