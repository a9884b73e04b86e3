package dev.aisle.command.catalogimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {
    private final List<ImportRow> rows = new ArrayList<>();
    private final List<RowFault> faults = new ArrayList<>();

    @Test
    void csvAndNdjsonSayTheSame() {
        read(
                false,
                """
                {"type":"category","category":"mugs","parent":"home","title":"Mugs, \\"large\\""}
                {"type":"brand","brand":"acme","name":"Acme"}
                {"type":"product","sku":"S-1","title":"Becher","brand":"acme","category":"mugs","tags":["new","gift"],"unitMeasure":{"content":750,"unit":"MILLILITRE","per":1000}}
                """);
        var json = List.copyOf(rows);
        rows.clear();
        read(
                true,
                """
                type,category,parent,title,brand,name,sku,group,tags,content,unit,per
                category,mugs,home,"Mugs, ""large""\",,,,,,,,
                brand,,,,acme,Acme,,,,,,
                product,mugs,,Becher,acme,,S-1,,new|gift,750,MILLILITRE,1000
                """);

        assertThat(faults).isEmpty();
        assertThat(json).hasSize(3);
        assertThat(rows).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"shelf\"}|type",
                "{\"sku\":\"a\"}|type",
                "[1]|",
                "{\"type\":\"product\",\"sku\":\"a"
                        + " b\",\"title\":\"x\",\"brand\":\"b\",\"category\":\"c\"}|sku",
                "{\"type\":\"product\",\"sku\":\"a\",\"title\":\"\",\"brand\":\"b\",\"category\":\"c\"}|title",
                "{\"type\":\"product\",\"sku\":\"a\",\"title\":\"x\",\"brand\":\"b\"}|category",
                "{\"type\":\"product\",\"sku\":\"a\",\"title\":\"x\",\"brand\":\"b\",\"category\":\"c\",\"colour\":1}|colour",
                "{\"type\":\"category\",\"category\":\"c\",\"title\":\" \"}|title",
                "{\"type\"|"
            })
    void aBadLineIsAFaultAtItsField(String line, @org.jspecify.annotations.Nullable String field) {
        read(false, line);

        assertThat(rows).isEmpty();
        assertThat(faults).singleElement().extracting(RowFault::field).isEqualTo(field);
    }

    @Test
    void aRecordHasAsManyFieldsAsTheHeader() {
        read(true, "type,brand,name\nbrand,acme\n");

        assertThat(faults).singleElement().extracting(RowFault::line).isEqualTo(2L);
    }

    private void read(boolean isCsv, String text) {
        var reader = new RowReader(isCsv, (_, row) -> rows.add(row), faults::add);
        long number = 0;
        for (var line : text.split("\n")) {
            reader.line(++number, line.getBytes(StandardCharsets.UTF_8));
        }
    }
}
