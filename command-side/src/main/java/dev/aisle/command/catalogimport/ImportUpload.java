package dev.aisle.command.catalogimport;

import dev.aisle.command.batch.BatchBody;
import dev.aisle.command.batch.BatchConfig;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The body of an import on its way into the store: read as fast as rows are staged, and no faster. Confined
/// to the request's event loop.
final class ImportUpload implements BatchBody.Lines {
    private final Context context;
    private final ImportStore store;
    private final ImportConfig config;
    private final Declared declared;
    private final UUID id;
    private final Done done;
    private final RowReader reader;
    private final BatchBody body;
    private final MessageDigest content = sha256();
    private final List<RowFault> faults = new ArrayList<>();
    private List<ImportRow.Staged> page = new ArrayList<>();
    private long lines;
    private int inFlight;
    private boolean ended;
    private boolean closed;

    /// What the sender says that it sends.
    ///
    /// @param lines that are not blank; null if it doesn't say
    /// @param sha256 of these lines, each with a line feed, in hexadecimal; null if it doesn't say
    record Declared(@Nullable Long lines, @Nullable String sha256) {}

    /// The import is validated, or refused.
    interface Done {
        void done();

        void failed(Throwable cause);
    }

    ImportUpload(
            HttpServerRequest request,
            Context context,
            ImportStore store,
            ImportConfig config,
            BatchConfig bounds,
            boolean isPacked,
            boolean isCsv,
            Declared declared,
            UUID id,
            Done done) {
        this.context = context;
        this.store = store;
        this.config = config;
        this.declared = declared;
        this.id = id;
        this.done = done;
        this.reader = new RowReader(isCsv, this::row, this::fault);
        this.body = new BatchBody(request, bounds, isPacked, this);
        request.exceptionHandler(_ -> abandon());
        request.response().closeHandler(_ -> abandon());
    }

    void start() {
        body.start();
    }

    @Override
    public void line(long number, byte[] line) {
        lines++;
        content.update(line);
        content.update((byte) '\n');
        reader.line(number, line);
    }

    @Override
    public void badLine(long number, Problem problem) {
        lines++;
        fault(new RowFault(number, null, problem.detail()));
    }

    @Override
    public void refused(long number, Problem problem) {
        end(ImportState.INCOMPLETE, Code.IMPORT_INCOMPLETE, problem.detail());
    }

    @Override
    public void end() {
        ended = true;
        stage();
        finishIfStaged();
    }

    @Override
    public void pieceDone() {
        if (page.size() >= config.stagedTogether()) {
            stage();
        }
        balance();
    }

    private void row(long number, ImportRow row) {
        // What has a fault is read to its end, and staged no more.
        if (faults.isEmpty()) {
            page.add(ImportRow.Staged.of(number, row));
        }
    }

    private void fault(RowFault fault) {
        if (faults.size() < config.errorsMax()) {
            faults.add(fault);
        }
    }

    private void stage() {
        if (closed || page.isEmpty()) {
            return;
        }
        var rows = page;
        page = new ArrayList<>(config.stagedTogether());
        inFlight++;
        store.stage(id, rows)
                .subscribe()
                .with(
                        found -> context.runOnContext(_ -> staged(found)),
                        e -> context.runOnContext(_ -> fail(e)));
    }

    private void staged(List<RowFault> found) {
        inFlight--;
        found.forEach(this::fault);
        finishIfStaged();
        balance();
    }

    private void finishIfStaged() {
        if (closed || !ended || inFlight > 0) {
            return;
        }
        var digest = HexFormat.of().formatHex(content.digest());
        if (declared.sha256() != null && !declared.sha256().equalsIgnoreCase(digest)) {
            end(ImportState.INCOMPLETE, Code.IMPORT_INCOMPLETE, "the lines' SHA-256 is " + digest);
            return;
        }
        closed = true;
        new Verdict(declared.lines(), faults)
                .settle(store, config, id, lines)
                .subscribe()
                .with(
                        _ -> context.runOnContext(_ -> done.done()),
                        e -> context.runOnContext(_ -> done.failed(e)));
    }

    private void end(ImportState state, Code code, String detail) {
        if (closed) {
            return;
        }
        closed = true;
        body.stop();
        store.refuse(id, state, code, detail, lines, faults)
                .subscribe()
                .with(
                        _ -> context.runOnContext(_ -> done.done()),
                        e -> context.runOnContext(_ -> done.failed(e)));
    }

    private void abandon() {
        end(ImportState.INCOMPLETE, Code.IMPORT_INCOMPLETE, "the upload broke off");
    }

    private void fail(Throwable cause) {
        if (!closed) {
            closed = true;
            body.stop();
            done.failed(cause);
        }
    }

    private void balance() {
        if (closed || ended) {
            return;
        }
        if (inFlight >= config.stagingMax()) {
            body.pause();
        } else {
            body.resume();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
