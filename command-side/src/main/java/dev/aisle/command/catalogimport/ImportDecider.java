package dev.aisle.command.catalogimport;

import dev.aisle.command.decide.Decider;
import dev.aisle.command.decide.Decision;
import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.command.ImportCommand;
import dev.aisle.contracts.command.ImportCommand.RecordPublication;
import dev.aisle.contracts.command.ImportCommand.RecordRollback;
import dev.aisle.contracts.event.ImportEvent;
import dev.aisle.contracts.event.ImportEvent.ImportPublished;
import dev.aisle.contracts.event.ImportEvent.ImportRolledBack;
import java.util.Optional;

/// Records once that an import was published, and once that it was undone.
public final class ImportDecider implements Decider<ImportCommand, CatalogImport, ImportEvent> {
    @Override
    public CatalogImport initialState() {
        return CatalogImport.NEW;
    }

    @Override
    public Optional<Refusal> malformed(ImportCommand command) {
        return Optional.empty();
    }

    @Override
    public Decision<ImportEvent> decide(Stamped<ImportCommand> stamped, CatalogImport state) {
        return switch (stamped.command()) {
            case RecordPublication done ->
                    state.published()
                            ? Decision.accept()
                            : Decision.accept(
                                    new ImportPublished(
                                            done.products(),
                                            done.changed(),
                                            done.removed(),
                                            stamped.decidedAt()));
            case RecordRollback undone ->
                    state.rolledBack()
                            ? Decision.accept()
                            : Decision.accept(
                                    new ImportRolledBack(undone.restored(), stamped.decidedAt()));
        };
    }

    @Override
    public CatalogImport evolve(CatalogImport state, ImportEvent event) {
        return switch (event) {
            case ImportPublished _ -> new CatalogImport(true, state.rolledBack());
            case ImportRolledBack _ -> new CatalogImport(state.published(), true);
        };
    }

    @Override
    public StateCodec<CatalogImport, ?> snapshots() {
        return StateCodec.plain(1, CatalogImport.class);
    }
}
