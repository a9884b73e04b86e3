package dev.aisle.command.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotasTest {
    private long now;

    @Test
    void clientsWithAQuotaOfTheirOwnAreNamed() {
        assertThat(ConfiguredQuotas.parse("till-7=500/1000  a=b=1/2"))
                .isEqualTo(Map.of("till-7", new Quota(500, 1000), "a=b", new Quota(1, 2)));
        assertThat(ConfiguredQuotas.parse("none")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"till-7", "till-7=500", "=500/1000", "till-7=0/1", "till-7=5/x", "a=1/2,"})
    void whatIsNoQuotaStopsTheStart(String text) {
        assertThatThrownBy(() -> ConfiguredQuotas.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachClientHasItsOwn() {
        var quotas = new ClientQuotas(_ -> new Quota(1, 1), () -> now);

        assertThat(quotas.of("a").take()).isTrue();
        assertThat(quotas.of("a").take()).isFalse();
        assertThat(quotas.of("b").take()).isTrue();
    }

    @Test
    void aChangedQuotaHoldsAtOnce() {
        var quota = new Quota[] {new Quota(1, 1)};
        var quotas = new ClientQuotas(_ -> quota[0], () -> now);
        assertThat(quotas.of("a").take()).isTrue();

        quota[0] = new Quota(1, 2);
        assertThat(quotas.of("a").take()).isTrue();
        assertThat(quotas.of("a").take()).isTrue();
        assertThat(quotas.of("a").take()).isFalse();
    }

    @Test
    void clientsWithoutEndTakeMemoryWithAnEnd() {
        var quotas = new ClientQuotas(_ -> new Quota(1, 1), () -> now);
        for (int i = 0; i < ClientQuotas.CLIENTS_MAX; i++) {
            quotas.of("busy-" + i).take();
        }

        assertThat(quotas.of("new-1").take()).isTrue();
        assertThat(quotas.of("new-2").take()).as("shares with other newcomers").isFalse();
        assertThat(quotas.size()).isEqualTo(ClientQuotas.CLIENTS_MAX + 1);

        now += 1_000_000_000;
        assertThat(quotas.of("new-3").take()).isTrue();
        assertThat(quotas.size()).as("those who were quiet are forgotten").isEqualTo(1);
    }
}
