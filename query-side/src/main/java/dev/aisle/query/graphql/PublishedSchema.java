package dev.aisle.query.graphql;

import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.schema.idl.SchemaPrinter;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;

/// The schema as clients see it: what SmallRye makes of [QueryApi], with lists of ids as such, and with
/// GraphQL's own `Int`. SmallRye 2.17 takes an `@Id` on a list's elements nowhere and fails on one on the
/// list, and its `Int` lets a number beyond 32 bits overflow.
@Singleton
public class PublishedSchema {
    private final GraphQLSchema schema;
    private final String sdl;

    @Inject
    public PublishedSchema(GraphQLSchema generated) {
        var ids = GraphQLNonNull.nonNull(GraphQLList.list(nonNullId(generated)));
        this.schema = SchemaTransformer.transformSchema(generated, new Mended(ids));
        this.sdl =
                new SchemaPrinter(
                                SchemaPrinter.Options.defaultOptions()
                                        .includeDirectives(false)
                                        .includeScalarTypes(true))
                        .print(schema);
    }

    private static GraphQLNonNull nonNullId(GraphQLSchema schema) {
        return GraphQLNonNull.nonNull(Objects.requireNonNull(schema.getType("ID")));
    }

    GraphQLSchema schema() {
        return schema;
    }

    /// In the schema definition language.
    String sdl() {
        return sdl;
    }

    private static final class Mended extends GraphQLTypeVisitorStub {
        private final GraphQLNonNull ids;

        Mended(GraphQLNonNull ids) {
            this.ids = ids;
        }

        @Override
        public TraversalControl visitGraphQLArgument(
                GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
            return argument.getName().equals("skus")
                    ? changeNode(context, argument.transform(changed -> changed.type(ids)))
                    : TraversalControl.CONTINUE;
        }

        @Override
        public TraversalControl visitGraphQLScalarType(
                GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
            return scalar.getName().equals("Int")
                    ? changeNode(context, Scalars.GraphQLInt)
                    : TraversalControl.CONTINUE;
        }
    }
}
