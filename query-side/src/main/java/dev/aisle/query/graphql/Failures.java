package dev.aisle.query.graphql;

import dev.aisle.contracts.receipt.Code;
import dev.aisle.query.row.StoreUnavailableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;

/// What a failure is to the caller. Nothing of its insides is told.
final class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final int CAUSES_MAX = 8;

    private Failures() {}

    static QueryRefusedException refusal(Throwable failure) {
        var cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            if (cause instanceof QueryRefusedException refusal) {
                return refusal;
            }
            if (cause instanceof StoreUnavailableException) {
                LOG.debugf("A query is not answered cause=%s", cause.getMessage());
                return new QueryRefusedException(
                        Code.UNAVAILABLE, "The views' store does not answer; ask again soon", null);
            }
            cause = cause.getCause();
        }
        LOG.error("A query failed by a defect", unwrapped(failure));
        return new QueryRefusedException(
                Code.UNAVAILABLE, "A fault of ours, which is logged; the query is well", null);
    }

    private static Throwable unwrapped(Throwable failure) {
        var cause = failure.getCause();
        return cause != null
                        && (failure instanceof CompletionException
                                || failure instanceof ExecutionException)
                ? cause
                : failure;
    }
}
