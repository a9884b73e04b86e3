package dev.aisle.query.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisle.query.fixture.Ask;
import dev.aisle.query.fixture.ViewServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(ViewServers.class)
class HostileQueryTest {
    private final List<LogRecord> stacks = new CopyOnWriteArrayList<>();
    private final Handler listener =
            new Handler() {
                @Override
                public void publish(LogRecord record) {
                    if (record.getThrown() != null) {
                        stacks.add(record);
                    }
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void nothingIsLoggedWithAStack() {
        Logger.getLogger("").removeHandler(listener);
        assertThat(stacks).isEmpty();
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                row("no field", "{}", "MALFORMED"),
                row("not GraphQL", "}{", "MALFORMED"),
                row("an unknown field", "{product(sku:\"A\",zone:\"z\"){cost}}", "MALFORMED"),
                row("a missing argument", "{product(sku:\"A\"){title}}", "MALFORMED"),
                row("an unknown argument", "{product(sku:\"A\",zon:\"z\"){title}}", "MALFORMED"),
                row("a wrong type", "{product(sku:{a:1},zone:\"z\"){title}}", "MALFORMED"),
                row("a mutation", "mutation{product(sku:\"A\",zone:\"z\"){title}}", "MALFORMED"),
                row("an id with a slash", "{product(sku:\"A/B\",zone:\"z\"){title}}", "MALFORMED"),
                row("an empty id", "{product(sku:\"\",zone:\"z\"){title}}", "MALFORMED"),
                row(
                        "an id of 65 characters",
                        "{product(sku:\"" + "a".repeat(65) + "\",zone:\"z\"){title}}",
                        "MALFORMED"),
                row(
                        "a bad id in a list",
                        "{products(skus:[\"A\",\" \"],zone:\"z\"){sku}}",
                        "MALFORMED"),
                row("a null id in a list", "{products(skus:[null],zone:\"z\"){sku}}", "MALFORMED"),
                row(
                        "101 ids",
                        "{products(skus:[" + ids(101) + "],zone:\"z\"){sku}}",
                        "QUERY_TOO_COMPLEX"),
                row("a page of 0", category("first:0"), "QUERY_TOO_COMPLEX"),
                row("a page of 101", category("first:101"), "QUERY_TOO_COMPLEX"),
                row("a page of words", category("first:\"ten\""), "MALFORMED"),
                row("a page beyond int", category("first:4294967297"), "MALFORMED"),
                row("no cursor", category("after:\"42\""), "MALFORMED"),
                row("a cursor of another kind", category("after:\"c2t1Og\""), "MALFORMED"),
                row("many aliases", "{" + aliases(21) + "}", "QUERY_TOO_COMPLEX"),
                row(
                        "aliases in a fragment",
                        "{...f} fragment f on Query{" + aliases(21) + "}",
                        "QUERY_TOO_COMPLEX"),
                row("too deep", "{" + deep(16) + "}", "QUERY_TOO_COMPLEX"),
                row(
                        "too many fields",
                        "{product(sku:\"A\",zone:\"z\"){" + "title ".repeat(501) + "}}",
                        "QUERY_TOO_COMPLEX"),
                row(
                        "a cycle of fragments",
                        "{...a} fragment a on Query{...b} fragment b on Query{...a}",
                        "QUERY_TOO_COMPLEX"),
                row(
                        "a fragment of itself",
                        "{...a} fragment a on Query{...a}",
                        "QUERY_TOO_COMPLEX"),
                row("a bomb of fragments", bomb(), "QUERY_TOO_COMPLEX"),
                row(
                        "many tokens",
                        "{product(sku:\"A\",zone:\"z\"){" + "a:a ".repeat(3_000) + "}}",
                        "MALFORMED"),
                row(
                        "an unknown directive",
                        "{product(sku:\"A\",zone:\"z\")@go{title}}",
                        "MALFORMED"),
                row(
                        "a null variable where none may be",
                        "query($s:ID!){product(sku:$s,zone:\"z\"){title}}",
                        "MALFORMED"),
                row(
                        "two operations and no name",
                        "query a{__typename} query b{__typename}",
                        "MALFORMED"));
    }

    private static Arguments row(String what, String document, String code) {
        return Arguments.of(what, document, code);
    }

    private static String ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> "\"S-" + index + "\"")
                .collect(Collectors.joining(","));
    }

    private static String category(String argument) {
        return "{category(id:\"c\",zone:\"z\"," + argument + "){edges{cursor}}}";
    }

    private static String aliases(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> "a" + index + ":product(sku:\"A\",zone:\"z\"){title}")
                .collect(Collectors.joining(" "));
    }

    @Test
    void pagesThatTogetherAskForTooManyRowsAreRefused() {
        var answer = Ask.query("{" + pages(4) + "}");

        assertThat(answer.getList("errors.extensions.code")).containsOnlyOnce("QUERY_TOO_COMPLEX");
    }

    private static String pages(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        index -> "p" + index + ":products(skus:[" + ids(100) + "],zone:\"z\"){sku}")
                .collect(Collectors.joining(" "));
    }

    private static String deep(int levels) {
        return "a{".repeat(levels) + "b" + "}".repeat(levels);
    }

    private static String bomb() {
        var document = new StringBuilder("{...f0}");
        for (int level = 0; level < 12; level++) {
            document.append(
                    " fragment f%d on Query{...f%d ...f%d ...f%d}"
                            .formatted(level, level + 1, level + 1, level + 1));
        }
        return document.append(" fragment f12 on Query{__typename}").toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void aHostileDocumentGetsItsCode(String what, String document, String code) {
        var answer = Ask.query(document);

        assertThat(answer.getList("errors.extensions.code")).isNotEmpty().containsOnly(code);
        assertThat(answer.getList("errors.message", String.class))
                .allSatisfy(
                        message ->
                                assertThat(message)
                                        .isNotBlank()
                                        .doesNotContain("java.", "Exception", "dev.aisle"));
    }

    @Test
    void theFieldAtFaultIsNamed() {
        assertThat(
                        Ask.query("{product(sku:\"A/B\",zone:\"z\"){title}}")
                                .getString("errors[0].extensions.field"))
                .isEqualTo("sku");
        assertThat(Ask.query(category("first:0")).getString("errors[0].extensions.field"))
                .isEqualTo("first");
    }

    static Stream<Arguments> bodies() throws Exception {
        var large =
                new ObjectMapper().writeValueAsString(Map.of("query", "#" + "x".repeat(70_000)));
        return Stream.of(
                Arguments.of("no JSON", "{query", 400, "MALFORMED"),
                Arguments.of("an empty body", "", 400, "MALFORMED"),
                Arguments.of(
                        "a list (a batch)", "[{\"query\":\"{__typename}\"}]", 400, "MALFORMED"),
                Arguments.of("no query", "{}", 400, "MALFORMED"),
                Arguments.of("a number as query", "{\"query\":1}", 400, "MALFORMED"),
                Arguments.of(
                        "variables that are none",
                        "{\"query\":\"{__typename}\",\"variables\":[]}",
                        400,
                        "MALFORMED"),
                Arguments.of(
                        "text after the end", "{\"query\":\"{__typename}\"} x", 400, "MALFORMED"),
                Arguments.of(
                        "a field twice",
                        "{\"query\":\"{__typename}\",\"query\":\"{a}\"}",
                        400,
                        "MALFORMED"),
                Arguments.of(
                        "deep variables",
                        "{\"query\":\"{__typename}\",\"variables\":{\"a\":"
                                + "[".repeat(40)
                                + "]".repeat(40)
                                + "}}",
                        400,
                        "MALFORMED"),
                Arguments.of("too large", large, 413, "PAYLOAD_TOO_LARGE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aHostileBodyGetsItsStatusAndCode(String what, String body, int status, String code) {
        Ask.request()
                .body(body)
                .post("/graphql")
                .then()
                .statusCode(status)
                .body("errors[0].extensions.code", equalTo(code))
                .body("errors[0].message", notNullValue());
    }

    @Test
    void anotherContentTypeAndAnotherMethodAreRefused() {
        Ask.request()
                .contentType("text/plain")
                .body("{__typename}")
                .post("/graphql")
                .then()
                .statusCode(400)
                .body("errors[0].extensions.code", equalTo("MALFORMED"));
        Ask.request().put("/graphql").then().statusCode(405).header("Allow", "GET, POST");
    }

    @Test
    void theSchemaMayBeAskedFor() {
        var answer = Ask.query("{__schema{queryType{fields{name}}}}");

        assertThat(answer.getList("data.__schema.queryType.fields.name"))
                .containsExactlyInAnyOrder(
                        "product", "products", "stock", "category", "priceBasket");
        Ask.request()
                .get("/graphql/schema.graphql")
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.containsString("skus: [ID!]!"));
    }

    @Test
    void aQueryMayComeByGet() {
        Ask.request()
                .queryParam("query", "query($t:Boolean!){__typename @include(if:$t)}")
                .queryParam("variables", "{\"t\":true}")
                .get("/graphql")
                .then()
                .statusCode(200)
                .body("data.__typename", equalTo("Query"));
    }
}
