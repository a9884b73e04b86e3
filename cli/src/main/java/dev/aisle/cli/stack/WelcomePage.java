package dev.aisle.cli.stack;

import dev.aisle.local.stack.Addresses;
import dev.aisle.local.stack.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What people read when the stack is ready: where it is, and what to try.
final class WelcomePage {

    private static final Duration RESERVED_FOR = Duration.ofDays(7);

    private WelcomePage() {}

    static String of(Addresses addresses, String total, boolean detached, Instant now) {
        return """

                Aisle is ready, after %1$s.

                  commands      %2$s            (REST; its description: %2$s/q/openapi)
                  queries       %3$s    (GraphQL)
                  health        %4$s/q/health  and metrics at /q/metrics; query side %5$s,
                                relay %6$s, projections %7$s
                  PostgreSQL    %8$s  (user and password: postgres)
                  Kafka %9$s    Redis %10$s    CQL %11$s

                Try these. Read a product of the demo shop:

                  curl -s %3$s -H 'Content-Type: application/json' \\
                    -d '{"query":"{ product(sku: \\"SKU-1\\", zone: \\"us-east\\") { title price { formatted } } }"}'

                Set its price, and read it again:

                  curl -s -i -X PUT %2$s/v1/prices/us-east/SKU-1 -H 'Content-Type: application/json' \\
                    -d '{"price": {"minor": 1299, "currency": "USD", "scale": 2}, "override": true}'

                Reserve two of it; the same again changes nothing:

                  curl -s -i -X POST %2$s/v1/stock/store-42/SKU-1/reservations \\
                    -H 'Content-Type: application/json' -H 'Idempotency-Key: try-1' \\
                    -d '{"reservationId": "try-1", "quantity": 2, "expiresAt": "%13$s"}'

                A query to paste:

                  {
                    product(sku: "SKU-1", zone: "us-east") {
                      title brand categories
                      price { formatted } listPrice { formatted }
                      promotion { name percentOff until }
                    }
                    stock(sku: "SKU-1", location: "store-42") { onHand reserved available }
                  }

                ./aisle load brings 20,000 products, ./aisle verify checks that nothing was lost on the way.
                %12$s"""
                .formatted(
                        total,
                        addresses.command(),
                        addresses.graphql(),
                        addresses.management(Part.COMMAND_SIDE),
                        addresses.management(Part.QUERY_SIDE),
                        addresses.management(Part.RELAY),
                        addresses.management(Part.PROJECTIONS),
                        addresses.postgresUrl(),
                        addresses.kafkaBootstrapServers(),
                        addresses.redisUri(),
                        addresses.scyllaContactPoint(),
                        detached
                                ? "./aisle down stops it."
                                : "Ctrl-C stops it; what was stored is kept.",
                        now.plus(RESERVED_FOR).truncatedTo(ChronoUnit.SECONDS));
    }
}
