package dev.aisle.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {
    @Test
    void everyNameBeginsWithTheInstallations() {
        var installation = new Installation("north-1");
        assertThat(installation.eventsTopic()).isEqualTo("north-1.events");
        assertThat(installation.eventsTopic(0)).isEqualTo("north-1.events");
        assertThat(installation.eventsTopic(2)).isEqualTo("north-1.events.e2");
        assertThat(installation.commandsTopic()).isEqualTo("north-1.commands");
        assertThat(installation.receiptsTopic()).isEqualTo("north-1.receipts");
        assertThat(installation.quarantineTopic()).isEqualTo("north-1.commands.quarantine");
        assertThat(installation.headsTopic()).isEqualTo("north-1.heads");
        assertThat(installation.projectionGroup("offers", 2))
                .isEqualTo("north-1.projection.offers.2");
        assertThat(installation.commandsGroup()).isEqualTo("north-1.command-side");
        assertThat(installation.changesChannel("offers")).isEqualTo("north-1:changes:offers");
        assertThat(installation.controlKey()).isEqualTo("north-1:control");
        assertThat(installation.offerKey(3, 2, "SKU-1", "us-east"))
                .isEqualTo("north-1:3:2:offer:SKU-1:us-east");
    }

    @Test
    void aKeyspaceHasNoHyphens() {
        assertThat(new Installation("north-1").keyspace()).isEqualTo("north_1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1a",
                "-a",
                "North",
                "a_b",
                "a.b",
                "a b",
                "ä",
                "a/b",
                "a:b",
                "a1234567890123456789012345678901234567890"
            })
    void aNameThatNotEveryServerTakesIsRefused(String name) {
        assertThatThrownBy(() -> new Installation(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 40 lower-case letters");
    }
}
