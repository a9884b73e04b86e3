package dev.aisle.configuration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Reads the configuration mappings of a module from its sources, with what their docs say. It parses with
/// the JDK's own compiler, so it needs nothing to be built.
final class ConfigSources {
    private final List<ConfigKey> keys = new ArrayList<>();
    private final Set<String> bareNames = new TreeSet<>();

    /// @param module folder with `src/main/java`
    ConfigSources(Path module) {
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        try (var files = compiler.getStandardFileManager(null, null, null);
                var paths = Files.walk(module.resolve("src/main/java"))) {
            var sources =
                    paths.filter(path -> path.toString().endsWith(".java"))
                            .filter(ConfigSources::speaksOfConfiguration)
                            .toList();
            var units = files.getJavaFileObjectsFromPaths(sources);
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, units);
            var docs = DocTrees.instance(task);
            for (var unit : task.parse()) {
                new Scanner(docs).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keys of mappings, by name.
    Map<String, ConfigKey> keys() {
        return new TreeMap<>(
                keys.stream().collect(Collectors.toMap(ConfigKey::name, key -> key, (a, _) -> a)));
    }

    /// Names of keys that are injected one by one.
    Set<String> bareNames() {
        return bareNames;
    }

    private static boolean speaksOfConfiguration(Path source) {
        try {
            var text = Files.readString(source);
            return text.contains("@ConfigMapping") || text.contains("@ConfigProperty");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees docs;

        Scanner(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            argument(type.getModifiers(), "ConfigMapping", "prefix")
                    .ifPresent(prefix -> addKeys(prefix, type, getCurrentPath(), ""));
            return super.visitClass(type, unused);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
            argument(variable.getModifiers(), "ConfigProperty", "name").ifPresent(bareNames::add);
            return super.visitVariable(variable, unused);
        }

        /// @param groupDoc stands in where a key of a nested group has no doc of its own
        private void addKeys(String prefix, ClassTree type, TreePath path, String groupDoc) {
            var nested = new HashMap<String, ClassTree>();
            for (var member : type.getMembers()) {
                if (member instanceof ClassTree inner) {
                    nested.put(inner.getSimpleName().toString(), inner);
                }
            }
            for (var member : type.getMembers()) {
                if (member instanceof MethodTree method) {
                    addKey(prefix, method, nested, path, groupDoc);
                }
            }
        }

        private void addKey(
                String prefix,
                MethodTree method,
                Map<String, ClassTree> nested,
                TreePath path,
                String groupDoc) {
            var modifiers = method.getModifiers();
            var name =
                    prefix
                            + "."
                            + argument(modifiers, "WithName", "value")
                                    .orElseGet(() -> kebab(method.getName().toString()));
            var group = nested.get(String.valueOf(method.getReturnType()));
            if (group != null) {
                var groupPath = new TreePath(path, group);
                addKeys(name, group, groupPath, doc(groupPath, ""));
                return;
            }
            var value =
                    argument(modifiers, "WithDefault", "value")
                            .orElseThrow(() -> new AssertionError(name + " has no default"));
            keys.add(new ConfigKey(name, value, doc(new TreePath(path, method), groupDoc)));
        }

        private String doc(TreePath path, String otherwise) {
            var doc = docs.getDocComment(path);
            return doc == null
                    ? otherwise
                    : doc.strip().replaceAll("\\s+", " ").replace("|", "\\|");
        }
    }

    private static Optional<String> argument(
            ModifiersTree modifiers, String annotation, String name) {
        return modifiers.getAnnotations().stream()
                .filter(a -> a.getAnnotationType().toString().equals(annotation))
                .map(a -> text(a, name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> text(AnnotationTree annotation, String name) {
        for (var argument : annotation.getArguments()) {
            if (!(argument instanceof AssignmentTree assignment)) {
                return Optional.of(literal(argument));
            }
            if (assignment.getVariable().toString().equals(name)) {
                return Optional.of(literal(assignment.getExpression()));
            }
        }
        return Optional.empty();
    }

    private static String literal(ExpressionTree expression) {
        return expression instanceof LiteralTree literal
                ? String.valueOf(literal.getValue())
                : expression.toString();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
