package dev.aisle.cli.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.command.StockCommand.RecordReturn;
import dev.aisle.contracts.command.StockCommand.RecordSale;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.money.Money;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerReplayTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void theSurveyFindsEveryCodeAndCaseCounts() throws Exception {
        var survey = LedgerSurvey.of(dirty());

        assertThat(survey.lines()).isEqualTo(12);
        assertThat(survey.begin()).isEqualTo("2011-01-04T09:00:00Z");
        assertThat(survey.products().stream().map(LedgerSurvey.LedgerProduct::stockCode))
                .containsExactly(
                        "90001A", "90001a", "90002", "BANK CHARGES", "90003", "B", "PADS", "POST");
    }

    @Test
    void openingStockIsTheLeastThatCoversEverySale() throws Exception {
        var survey = LedgerSurvey.of(dirty());

        // Ten sold before four came back.
        assertThat(product(survey, "90001A").openingStock()).isEqualTo(10);
        // Only returned.
        assertThat(product(survey, "90003").openingStock()).isZero();
    }

    @Test
    void aMissingDescriptionIsTheCode() throws Exception {
        assertThat(product(LedgerSurvey.of(dirty()), "90003").title()).isEqualTo("90003");
    }

    @Test
    void aWordThatManyProductsShareIsTheirCategory(@TempDir Path folder) throws Exception {
        var text =
                new StringBuilder(
                        "invoice_date,invoice,stock_code,description,quantity,unit_price\n");
        for (int i = 0; i < 10; i++) {
            text.append("2011-01-04 09:00:00,1,L" + i + ",LANTERN " + i + ",1,1.00\n");
        }
        text.append("2011-01-04 09:00:00,1,T,TIN,1,1.00\n");
        var survey = LedgerSurvey.of(ledger(folder, "categories.csv", text.toString()));

        assertThat(product(survey, "L3").category()).isEqualTo("lantern");
        assertThat(product(survey, "T").category()).isEqualTo("other");
    }

    @Test
    void aLineIsASaleWithAKeyOfItsOwn() throws Exception {
        var duplicates = lines().subList(2, 4);

        assertThat(envelope(LedgerCommands.movement(duplicates.getFirst())).command())
                .isEqualTo(new RecordSale(new Sku("90002"), new LocationId("gb-main"), 1));
        assertThat(
                        duplicates.stream()
                                .map(LedgerCommands::movement)
                                .map(command -> envelope(command).idempotencyKey()))
                .containsExactly("ledger/700001/3", "ledger/700001/4");
    }

    @Test
    void aNegativeQuantityIsAReturn() throws Exception {
        var command = envelope(LedgerCommands.movement(lines().get(6)));

        assertThat(command.command())
                .isEqualTo(new RecordReturn(new Sku("90001A"), new LocationId("gb-main"), 4));
        assertThat(command.occurredAt()).isEqualTo("2011-01-05T11:30:00Z");
    }

    @Test
    void aPriceIsOrderedByTimeAndLine() throws Exception {
        var command = envelope(LedgerCommands.price(lines().get(4)));

        assertThat(command.source())
                .isEqualTo(
                        SourceVersion.timed(
                                new SourceId("ledger"), Instant.parse("2011-01-04T09:01:00Z"), 5));
        assertThat(command.command())
                .isInstanceOfSatisfying(
                        SetPrice.class,
                        price -> assertThat(price.price()).isEqualTo(new Money(295, "GBP", 2)));
    }

    @Test
    void aPriceFinerThanTheCurrencyGoesOutAsItIs() throws Exception {
        assertThat(((SetPrice) envelope(LedgerCommands.price(lines().get(10))).command()).price())
                .isEqualTo(new Money(1, "GBP", 3));
    }

    @Test
    void aPriceBelowZeroGoesOutAsItIs() throws Exception {
        assertThat(LedgerCommands.price(lines().get(9)).json()).contains("\"minor\":-1106206");
    }

    @Test
    void aCodeThatIsNoIdGoesOutAsItIsAndIsNoCommand() throws Exception {
        var command = LedgerCommands.movement(lines().get(7));

        assertThat(command.json()).contains("\"sku\":\"BANK CHARGES\"");
        assertThatThrownBy(() -> CommandCodec.decode(bytes(command)))
                .isInstanceOf(MalformedCommandException.class);
    }

    @Test
    void localTimeIsTheShopsOwn() throws Exception {
        assertThat(lines().getLast().at()).isEqualTo("2011-07-06T09:08:00Z");
    }

    @Test
    void openingStockAndProductsAreCommandsToo() throws Exception {
        var product = product(LedgerSurvey.of(dirty()), "90002");

        assertThat(envelope(LedgerCommands.introduce(product)).command())
                .isInstanceOfSatisfying(
                        IntroduceProduct.class,
                        introduce ->
                                assertThat(introduce.title())
                                        .isEqualTo("SET OF 3 \"TINY\" TINS, RED"));
        assertThat(envelope(LedgerCommands.openingStock(product, Instant.EPOCH)).command())
                .isEqualTo(new ReceiveStock(new Sku("90002"), new LocationId("gb-main"), 2));
    }

    @Test
    void aCompressedLedgerIsReadAsWell(@TempDir Path folder) throws Exception {
        var path = folder.resolve("ledger.csv.gz");
        try (var out =
                new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(path)),
                        StandardCharsets.UTF_8)) {
            out.write(Files.readString(dirtyPath()));
        }

        assertThat(LedgerSurvey.of(new LedgerFile(path, LONDON)))
                .isEqualTo(LedgerSurvey.of(dirty()));
    }

    @Test
    void whatIsNoLedgerIsRefusedNamingLineAndReason(@TempDir Path folder) throws Exception {
        var head = "invoice_date,invoice,stock_code,description,quantity,unit_price\n";
        var noDate = ledger(folder, "a.csv", head + "yesterday,1,A,B,1,1.00\n");
        var noNumber = ledger(folder, "b.csv", head + "2011-01-04 09:00:00,1,A,B,many,1.00\n");
        var noColumn = ledger(folder, "c.csv", "invoice,stock_code\n1,A\n");

        assertThatThrownBy(() -> LedgerSurvey.of(noDate))
                .hasMessage(
                        "line 1 of the ledger: invoice_date is yyyy-MM-dd HH:mm:ss, not 'yesterday'");
        assertThatThrownBy(() -> LedgerSurvey.of(noNumber))
                .hasMessage("line 1 of the ledger: quantity and unit_price are numbers");
        assertThatThrownBy(() -> LedgerSurvey.of(noColumn))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageContaining("is missing");
    }

    private static CommandEnvelope envelope(dev.aisle.cli.load.OutgoingCommand command) {
        try {
            return CommandCodec.decode(bytes(command));
        } catch (MalformedCommandException e) {
            throw new AssertionError(command.json(), e);
        }
    }

    private static byte[] bytes(dev.aisle.cli.load.OutgoingCommand command) {
        return command.json().getBytes(StandardCharsets.UTF_8);
    }

    private static LedgerSurvey.LedgerProduct product(LedgerSurvey survey, String code) {
        return survey.products().stream()
                .filter(product -> product.stockCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<LedgerLine> lines() throws Exception {
        var lines = new ArrayList<LedgerLine>();
        dirty().forEach(lines::add);
        return lines;
    }

    private static LedgerFile dirty() throws URISyntaxException {
        return new LedgerFile(dirtyPath(), LONDON);
    }

    private static Path dirtyPath() throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(LedgerReplayTest.class.getResource("/ledger/dirty.csv"))
                        .toURI());
    }

    private static LedgerFile ledger(Path folder, String name, String text) throws IOException {
        return new LedgerFile(Files.writeString(folder.resolve(name), text), LONDON);
    }
}
