package dev.aisle.query.graphql;

import dev.aisle.contracts.receipt.Code;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a document may ask for. It is walked as it would be executed, fragments spread out and aliases
/// counted, before it is validated; the walk ends at the first limit, so it is short for any document.
final class DocumentLimits {
    private final QueryConfig config;
    private final Map<String, FragmentDefinition> fragments;
    private int fields;

    private DocumentLimits(QueryConfig config, Document document) {
        this.config = config;
        this.fragments =
                document.getDefinitionsOfType(FragmentDefinition.class).stream()
                        .collect(
                                Collectors.toMap(
                                        FragmentDefinition::getName,
                                        Function.identity(),
                                        (first, _) -> first));
    }

    /// @throws QueryRefusedException if the document asks for too much
    static void check(Document document, QueryConfig config) {
        var limits = new DocumentLimits(config, document);
        for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            limits.walk(operation.getSelectionSet(), 1, 1);
            limits.checkRoot(operation);
        }
    }

    private void checkRoot(OperationDefinition operation) {
        int roots = rootFields(operation.getSelectionSet(), 0);
        if (roots > config.rootFieldsMax()) {
            throw refused("at most " + config.rootFieldsMax() + " fields at the root");
        }
    }

    private int rootFields(@Nullable SelectionSet selections, int nesting) {
        int roots = 0;
        if (selections == null || nesting > config.depthMax()) {
            return roots;
        }
        for (Selection<?> selection : selections.getSelections()) {
            roots += selection instanceof Field ? 1 : rootFields(within(selection), nesting + 1);
        }
        return roots;
    }

    /// @param nesting counts fragments too, so that a cycle of them ends
    private void walk(@Nullable SelectionSet selections, int depth, int nesting) {
        if (selections == null) {
            return;
        }
        if (depth > config.depthMax() || nesting > config.depthMax() * 2) {
            throw refused("at most " + config.depthMax() + " fields deep");
        }
        for (Selection<?> selection : selections.getSelections()) {
            if (++fields > config.fieldsMax()) {
                throw refused("at most " + config.fieldsMax() + " fields");
            }
            walk(within(selection), selection instanceof Field ? depth + 1 : depth, nesting + 1);
        }
    }

    private @Nullable SelectionSet within(Selection<?> selection) {
        return switch (selection) {
            case Field field -> field.getSelectionSet();
            case InlineFragment fragment -> fragment.getSelectionSet();
            case FragmentSpread spread -> {
                var fragment = fragments.get(spread.getName());
                yield fragment == null ? null : fragment.getSelectionSet();
            }
            default -> null;
        };
    }

    private static QueryRefusedException refused(String limit) {
        return new QueryRefusedException(
                Code.QUERY_TOO_COMPLEX, "The query asks for too much: " + limit, null);
    }
}
