package dev.aisle.contracts.schema;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// What the `///` docs of our records say, read by the compiler's own parser, so that a schema describes a
/// field in the words that stand beside it.
final class SourceDocs {
    /// How the compiler prints what isn't ASCII.
    private static final Pattern ESCAPED = Pattern.compile("\\\\u(\\p{XDigit}{4})");

    private record Doc(String text, Map<String, String> components) {}

    private final Path sources;
    private final Map<String, Doc> docs = new HashMap<>();
    private final Set<String> filesRead = new HashSet<>();

    SourceDocs(Path sources) {
        this.sources = sources;
    }

    @Nullable String of(Class<?> type) {
        var doc = doc(type);
        return doc == null || doc.text().isEmpty() ? null : doc.text();
    }

    @Nullable String of(Class<?> type, String component) {
        var doc = doc(type);
        return doc == null ? null : doc.components().get(component);
    }

    private @Nullable Doc doc(Class<?> type) {
        if (type.getName().startsWith("dev.aisle.")) {
            var outermost = type.getName().split("\\$", 2)[0];
            if (filesRead.add(outermost)) {
                read(sources.resolve(outermost.replace('.', '/') + ".java"));
            }
        }
        return docs.get(type.getSimpleName());
    }

    private void read(Path file) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null, files, null, null, null, files.getJavaFileObjects(file));
            var trees = DocTrees.instance(task);
            for (var unit : task.parse()) {
                new TreePathScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
                        var comment = trees.getDocCommentTree(getCurrentPath());
                        if (comment != null) {
                            docs.put(tree.getSimpleName().toString(), doc(comment));
                        }
                        return super.visitClass(tree, nothing);
                    }
                }.scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Doc doc(DocCommentTree comment) {
        var components = new HashMap<String, String>();
        for (var tag : comment.getBlockTags()) {
            if (tag instanceof ParamTree param) {
                components.put(param.getName().getName().toString(), text(param.getDescription()));
            }
        }
        return new Doc(text(comment.getFullBody()), components);
    }

    /// In one line, and without links, which lead into Java.
    private static String text(List<? extends DocTree> trees) {
        var text = trees.stream().map(DocTree::toString).collect(Collectors.joining());
        return ESCAPED.matcher(text)
                .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)))
                .replaceAll("\\{@link(plain)? ([\\w.]*#)?(\\w+\\.)*(\\w+)(\\(\\))?( [^}]*)?}", "$4")
                .replaceAll("\\[([\\w.]*#)?(\\w+\\.)*(\\w+)(\\(\\))?]", "$3")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
