package dev.aisle.contracts.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Between what a record's component lies, both ends included: the value of a number, the minor units of
/// money, the characters of a text that is not all blank, the elements of a list. The schemas in
/// `contracts/schemas` say it to others; deciders and constructors hold it.
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Bounds {
    long min() default 0;

    long max() default Long.MAX_VALUE;

    /// Whether a list has each element once.
    boolean distinct() default false;
}
