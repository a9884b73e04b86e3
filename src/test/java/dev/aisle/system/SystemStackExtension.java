package dev.aisle.system;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Brings the stack up before the first test that asks for it, and down after the last.
final class SystemStackExtension implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SystemStackExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        stack(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SystemStack.class;
    }

    @Override
    public SystemStack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stack(context);
    }

    private static SystemStack stack(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(SystemStack.class, _ -> started(), SystemStack.class);
    }

    private static SystemStack started() {
        var stack = new SystemStack();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "system-stack-down"));
        stack.up();
        return stack;
    }
}
