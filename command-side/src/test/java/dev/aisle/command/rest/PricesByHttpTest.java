package dev.aisle.command.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.aisle.command.testing.RealServers;
import dev.aisle.command.testing.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class PricesByHttpTest {
    private Shop shop = new Shop();

    @BeforeEach
    void open() {
        shop = Shop.open();
    }

    @Test
    void aPriceIsSetWithItsVersionAndAToken() {
        given().contentType("application/json")
                .body(Shop.price(1299))
                .put("/v1/prices/{zone}/{sku}", shop.zone(), shop.sku())
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Aisle-Consistency-Token", notNullValue())
                .body("code", equalTo("ACCEPTED"))
                .body("stream", equalTo("price/" + shop.sku() + "/" + shop.zone()))
                .body("version", equalTo(1));
    }
}
