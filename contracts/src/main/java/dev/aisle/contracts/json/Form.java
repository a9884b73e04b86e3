package dev.aisle.contracts.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The form of a text: a regular expression that it matches as a whole, in what Java and ECMAScript have
/// in common. The schemas in `contracts/schemas` say it to others; constructors hold it.
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Form {
    String value();
}
