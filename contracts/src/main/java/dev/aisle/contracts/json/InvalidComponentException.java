package dev.aisle.contracts.json;

/// A value was built with a component that can't be: which one, and what would be right. Where the value
/// came from JSON, the component is the field.
public final class InvalidComponentException extends IllegalArgumentException {
    private final String component;
    private final String reason;

    /// @param reason follows the component's name in a sentence, such as `is 0 or more`
    public InvalidComponentException(String component, String reason) {
        super(component + " " + reason);
        this.component = component;
        this.reason = reason;
    }

    public String component() {
        return component;
    }

    public String reason() {
        return reason;
    }
}
