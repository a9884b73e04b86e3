package dev.aisle.cli.load.ledger;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// A sales ledger in CSV (RFC 4180), perhaps compressed by gzip, with a header line that names the
/// columns `invoice_date` (local time, `yyyy-MM-dd HH:mm:ss`), `invoice`, `stock_code`, `description`,
/// `quantity`, `unit_price` and perhaps others. Read line by line, as often as needed, and never held
/// whole.
public final class LedgerFile {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Path path;
    private final ZoneId timeZone;

    public LedgerFile(Path path, ZoneId timeZone) {
        this.path = path;
        this.timeZone = timeZone;
    }

    /// What is done with each line.
    @FunctionalInterface
    interface LineConsumer {
        void accept(LedgerLine line) throws InterruptedException;
    }

    /// Hands over every line, in order.
    ///
    /// @throws IOException if the file can't be read
    /// @throws LedgerFormatException if a line is no line of a ledger; it names the line
    void forEach(LineConsumer consumer) throws IOException, InterruptedException {
        long number = 0;
        try (var in = open();
                MappingIterator<Map<String, String>> rows = rows(in)) {
            while (rows.hasNext()) {
                number++;
                consumer.accept(line(number, rows.next()));
            }
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new LedgerFormatException(number + 1, e.getOriginalMessage());
        }
    }

    private InputStream open() throws IOException {
        var in = Files.newInputStream(path);
        return path.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static MappingIterator<Map<String, String>> rows(InputStream in) throws IOException {
        return CsvMapper.builder()
                .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
                .build()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(in);
    }

    private LedgerLine line(long number, Map<String, String> row) {
        var description = column(number, row, "description");
        var date = column(number, row, "invoice_date");
        try {
            return new LedgerLine(
                    number,
                    LocalDateTime.parse(date, DATE).atZone(timeZone).toInstant(),
                    column(number, row, "invoice"),
                    column(number, row, "stock_code"),
                    description,
                    Long.parseLong(column(number, row, "quantity")),
                    new BigDecimal(column(number, row, "unit_price")));
        } catch (DateTimeException e) {
            throw new LedgerFormatException(
                    number, "invoice_date is yyyy-MM-dd HH:mm:ss, not '" + date + "'");
        } catch (NumberFormatException e) {
            throw new LedgerFormatException(number, "quantity and unit_price are numbers");
        }
    }

    private static String column(long number, Map<String, String> row, String name) {
        var value = row.get(name);
        if (value == null) {
            throw new LedgerFormatException(number, "the column " + name + " is missing");
        }
        return value;
    }
}
