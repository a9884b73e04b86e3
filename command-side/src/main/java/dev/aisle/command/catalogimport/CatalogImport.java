package dev.aisle.command.catalogimport;

/// What the log says of an import.
public record CatalogImport(boolean published, boolean rolledBack) {
    static final CatalogImport NEW = new CatalogImport(false, false);
}
