package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/// `aisle verify` over the stack of the system tests, as a process.
final class Verify {
    private Verify() {}

    /// Fails with what it prints, if it finds a difference.
    static void whole(SystemStack stack) throws Exception {
        var builder =
                new ProcessBuilder(stack.root().resolve("aisle").toString(), "verify", "--whole");
        builder.environment().put("AISLE_STATE", stack.state().toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
