package dev.aisle.command.testing;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/// A zone, a location and a product of a test's own.
public record Shop(String zone, String location, String sku) {
    public Shop() {
        this("zone-" + suffix(), "location-" + suffix(), "SKU-" + suffix());
    }

    /// Defines them by HTTP.
    public static Shop open() {
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
        var shop = new Shop();
        put("/v1/zones/" + shop.zone, zoneOf("EUR"));
        put(
                "/v1/locations/" + shop.location,
                "{\"kind\":\"STORE\",\"timeZone\":\"Europe/Berlin\",\"sellable\":true}");
        put("/v1/products/" + shop.sku, product("A lamp"));
        return shop;
    }

    public String priceStream() {
        return "price/" + sku + "/" + zone;
    }

    public String pricePath() {
        return "/v1/prices/" + zone + "/" + sku;
    }

    public String stockPath(String what) {
        return "/v1/stock/" + location + "/" + sku + "/" + what;
    }

    public static String suffix() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    public static String zoneOf(String currency) {
        return "{\"currency\":\"%s\",\"scale\":2,\"timeZone\":\"Europe/Berlin\",\"taxDisplay\":\"GROSS\"}"
                .formatted(currency);
    }

    public static String product(String title) {
        return "{\"title\":\"%s\",\"brand\":\"acme\",\"categories\":[\"home\",\"lamps\"]}"
                .formatted(title);
    }

    public static String price(long minor) {
        return "{\"price\":" + money(minor) + "}";
    }

    public static String money(long minor) {
        return "{\"minor\":%d,\"currency\":\"EUR\",\"scale\":2}".formatted(minor);
    }

    public static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }

    private static void put(String path, String body) {
        json(body).put(path).then().statusCode(200);
    }
}
