package dev.aisle.command.quarantine;

import static dev.aisle.command.testing.Shop.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import dev.aisle.contracts.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("application")
@QuarkusTestResource(RealServers.class)
class QuarantineByHttpTest {
    private final Instant counted = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final String source = "erp-" + Shop.suffix();
    private Shop shop = new Shop();

    @BeforeEach
    void open() {
        shop = Shop.open();
        json("{\"families\":[\"PRICE\",\"STOCK\",\"PRODUCT\"],\"versionKind\":\"SEQUENCE\"}")
                .put("/v1/sources/" + source)
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsHeldIsListedUntilItIsReleasedOrRejected() throws Exception {
        say(1, 1_200, 200);
        say(2, 1, 202);
        say(3, 2, 202);
        var held = all(1);
        assertThat(held).hasSize(2);
        assertThat(kinds(held)).containsOnly("PRICE_HELD");
        assertThat(held.getFirst().path("stream").textValue()).isEqualTo(shop.priceStream());
        assertThat(held.getFirst().at("/source/version/seq").longValue()).isEqualTo(2);

        given().get("/v1/quarantine/" + held.getFirst().path("id").textValue())
                .then()
                .statusCode(200)
                .body("data.price.minor", equalTo(1));
        json("").post(link(held.getFirst(), "release")).then().statusCode(200);
        assertThat(all(1)).hasSize(1);
        given().delete(link(held.getLast(), "reject")).then().statusCode(200);
        assertThat(all(1)).isEmpty();
        given().get("/v1/quarantine/" + held.getFirst().path("id").textValue())
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void whatLostAConflictIsListedUntilItsSourceSaysSomethingNewer() throws Exception {
        say(1, 1_200, 200);
        say(1, 1_300, 409);
        count(5, 10, 200);
        count(5, 11, 409);
        count(5, 12, 409);
        assertThat(kinds(all(10))).containsExactlyInAnyOrder("PRICE_CONFLICT", "COUNT_CONFLICT");

        count(6, 13, 200);
        assertThat(kinds(all(10))).containsExactly("PRICE_CONFLICT");
    }

    @Test
    void aCatalogueRowThatLostIsListed() throws Exception {
        describe("Brass lamp", 200);
        describe("Copper lamp", 409);

        var lost = all(10);
        assertThat(kinds(lost)).containsExactly("PRODUCT_CONFLICT");
        assertThat(link(lost.getFirst(), "release")).isNull();
    }

    @Test
    void whatIsMalformedIsSaidSo() {
        given().get("/v1/quarantine?limit=101").then().statusCode(400);
        given().get("/v1/quarantine?after=x").then().statusCode(400);
        given().get("/v1/quarantine?source=nobody").then().statusCode(200).body("entries", empty());
        given().get("/v1/quarantine/x").then().statusCode(404);
    }

    private void say(int seq, long minor, int status) {
        json(Shop.price(minor))
                .header("Aisle-Source", source + "; seq=" + seq)
                .put(shop.pricePath())
                .then()
                .statusCode(status);
    }

    private void count(int seq, long quantity, int status) {
        json("{\"counted\":%d,\"asOf\":\"%s\"}".formatted(quantity, counted))
                .header("Aisle-Source", source + "; seq=" + seq)
                .post(shop.stockPath("counts"))
                .then()
                .statusCode(status);
    }

    private void describe(String title, int status) {
        json(Shop.product(title))
                .header("Aisle-Source", source + "; seq=1")
                .put("/v1/products/" + shop.sku())
                .then()
                .statusCode(status);
    }

    /// Of this test's source, page by page.
    private List<JsonNode> all(int limit) throws JsonProcessingException {
        var found = new ArrayList<JsonNode>();
        var after = "";
        do {
            var path = "/v1/quarantine?source=" + source + "&limit=" + limit + after;
            var body = given().get(path).then().statusCode(200).extract().asString();
            var page = Json.LENIENT.readTree(body);
            page.path("entries").forEach(found::add);
            after = page.has("next") ? "&after=" + page.path("next").textValue() : "";
        } while (!after.isEmpty());
        return found;
    }

    private static List<String> kinds(List<JsonNode> entries) {
        return entries.stream().map(one -> one.path("kind").textValue()).toList();
    }

    private static String link(JsonNode entry, String name) {
        return entry.path("links").path(name).textValue();
    }
}
