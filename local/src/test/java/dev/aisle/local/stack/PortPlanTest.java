package dev.aisle.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortPlanTest {

    @Test
    void withoutABaseThePortsAreTheUsualOnes() {
        var ports = PortPlan.from((String) null);

        assertThat(ports).isEqualTo(PortPlan.usual()).isEqualTo(PortPlan.from(" "));
        assertThat(ports.command()).isEqualTo(8080);
        assertThat(ports.projectionsManagement()).isEqualTo(9003);
        assertThat(ports.cql()).isEqualTo(19042);
    }

    @Test
    void aBaseMovesAllPortsTogether() {
        var here = PortPlan.from("21000").listeners(2);
        var there = PortPlan.from("31000").listeners(2);

        assertThat(there.keySet())
                .containsExactlyElementsOf(here.keySet().stream().map(p -> p + 10_000).toList());
        assertThat(here.keySet()).allMatch(port -> port >= 21_000 && port <= 21_026);
        assertThat(PortPlan.from("21000").postgres()).isEqualTo(21_020);
    }

    @Test
    void noTwoListenersShareAPort() {
        assertThat(PortPlan.usual().listeners(1)).hasSize(15);
        assertThat(PortPlan.from(21_000).listeners(2)).hasSize(16);
        assertThat(PortPlan.free().listeners(2)).hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "65501", "-1", "many", "21000x"})
    void aBaseThatIsNoPortIsRefusedWithItsBounds(String base) {
        assertThatThrownBy(() -> PortPlan.from(base))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "AISLE_PORT_BASE is '"
                                + base
                                + "'; it must be a number from 1024 to 65500");
    }
}
