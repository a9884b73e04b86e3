package dev.aisle.contracts.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Compares a proto file with the released one: calls, fields and values stay as they were, under their
/// names (which their JSON form has) and numbers. Reads what our files are made of: messages, enums and
/// services that aren't nested in one another.
final class ProtoChange {
    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern BLOCK =
            Pattern.compile("(message|enum|service)\\s+(\\w+)\\s*\\{([^{}]*)}");
    private static final Pattern FIELD =
            Pattern.compile(
                    "((?:optional |repeated )?)([\\w.]+(?:<[^>]*>)?)\\s+(\\w+)\\s*=\\s*(\\d+)");
    private static final Pattern VALUE = Pattern.compile("(\\w+)\\s*=\\s*(\\d+)");
    private static final Pattern CALL =
            Pattern.compile("rpc\\s+(\\w+)\\s*(\\([^)]*\\)\\s*returns\\s*\\([^)]*\\))");
    private static final Pattern PACKAGE = Pattern.compile("package\\s+([\\w.]+);");

    private ProtoChange() {}

    /// Each as `place: what changed`; empty if all is added.
    static List<String> faults(String released, String current) {
        var before = declarations(released);
        var now = declarations(current);
        var faults = new ArrayList<String>();
        before.forEach(
                (place, declaration) -> {
                    var declarationNow = now.get(place);
                    if (declarationNow == null) {
                        faults.add(place + ": is gone, it was " + declaration);
                    } else if (!declarationNow.equals(declaration)) {
                        faults.add(place + ": was " + declaration + ", and is " + declarationNow);
                    }
                });
        return faults;
    }

    /// By `Message 3`, `service.Call` or `package`.
    private static Map<String, String> declarations(String proto) {
        var text = COMMENT.matcher(proto).replaceAll("");
        var found = new TreeMap<String, String>();
        PACKAGE.matcher(text).results().forEach(match -> found.put("package", match.group(1)));
        for (var block : BLOCK.matcher(text).results().toList()) {
            var name = block.group(2);
            var body = block.group(3);
            switch (block.group(1)) {
                case "message" ->
                        FIELD.matcher(body)
                                .results()
                                .forEach(
                                        field ->
                                                found.put(
                                                        name + " " + field.group(4),
                                                        field.group(1)
                                                                + field.group(2)
                                                                + " "
                                                                + field.group(3)));
                case "enum" ->
                        VALUE.matcher(body)
                                .results()
                                .forEach(
                                        value ->
                                                found.put(
                                                        name + " " + value.group(2),
                                                        value.group(1)));
                default ->
                        CALL.matcher(body)
                                .results()
                                .forEach(
                                        call ->
                                                found.put(
                                                        name + "." + call.group(1),
                                                        call.group(2).replaceAll("\\s+", " ")));
            }
        }
        return found;
    }
}
