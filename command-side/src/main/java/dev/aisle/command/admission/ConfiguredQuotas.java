package dev.aisle.command.admission;

import java.util.HashMap;
import java.util.Map;

/// Quotas as the configuration has them: one for everybody, and exceptions by name.
final class ConfiguredQuotas implements Quotas {
    private final Quota usual;
    private final Map<String, Quota> exceptions;

    ConfiguredQuotas(AdmissionConfig.QuotaConfig config) {
        usual = new Quota(config.commandsPerSecond(), config.burst());
        exceptions = parse(config.clients());
    }

    @Override
    public Quota of(String client) {
        return exceptions.getOrDefault(client, usual);
    }

    /// @param text `client=commandsPerSecond/burst`, several with spaces between, or `none`
    static Map<String, Quota> parse(String text) {
        var quotas = new HashMap<String, Quota>();
        if (text.isBlank() || text.strip().equals("none")) {
            return quotas;
        }
        for (var entry : text.strip().split("\\s+", -1)) {
            int equals = entry.lastIndexOf('=');
            int slash = entry.lastIndexOf('/');
            if (equals < 1 || slash < equals) {
                throw malformed(entry);
            }
            try {
                quotas.put(
                        entry.substring(0, equals),
                        new Quota(
                                Long.parseLong(entry.substring(equals + 1, slash)),
                                Long.parseLong(entry.substring(slash + 1))));
            } catch (NumberFormatException _) {
                throw malformed(entry);
            }
        }
        return Map.copyOf(quotas);
    }

    private static IllegalArgumentException malformed(String entry) {
        return new IllegalArgumentException(
                "a client's quota is client=commandsPerSecond/burst, such as till-7=500/1000; not "
                        + entry);
    }
}
