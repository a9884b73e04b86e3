package dev.aisle.cli.verify;

import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import java.util.List;

/// Looks into a report as its readers do: by place.
final class ReportText {
    private ReportText() {}

    /// What is said of a place, or of anything within it.
    static List<String> said(VerifyReport report, String place) {
        return report.findings().stream()
                .filter(f -> f.place().equals(place) || f.place().startsWith(place + ", "))
                .map(Finding::what)
                .toList();
    }

    static List<String> places(VerifyReport report, Promise promise) {
        return report.findings().stream()
                .filter(finding -> finding.promise() == promise)
                .map(Finding::place)
                .toList();
    }

    static String offerRow(Sku sku, int bucket) {
        return "row offer_1 [%s, %s] of bucket %d".formatted(sku, TestInstallation.ZONE, bucket);
    }

    static String stockRow(Sku sku, int bucket) {
        return "row stock_1 [%s, %s] of bucket %d"
                .formatted(sku, TestInstallation.LOCATION, bucket);
    }

    static StreamId price(Sku sku) {
        return StreamId.price(sku, TestInstallation.ZONE);
    }

    static StreamId stock(Sku sku) {
        return StreamId.stock(sku, TestInstallation.LOCATION);
    }
}
