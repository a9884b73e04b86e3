package dev.aisle.query.scylla;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.retry.RetryDecision;
import com.datastax.oss.driver.api.core.retry.RetryPolicy;
import com.datastax.oss.driver.api.core.retry.RetryVerdict;
import com.datastax.oss.driver.api.core.servererrors.CoordinatorException;
import com.datastax.oss.driver.api.core.servererrors.WriteType;
import com.datastax.oss.driver.api.core.session.Request;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// Nothing is read twice; only a node that never took the request is passed over for the next one.
/// Named in the driver's configuration, hence public and of this form.
@RegisterForReflection
public final class NoRetries implements RetryPolicy {
    public NoRetries(DriverContext context, String profileName) {}

    @Override
    public RetryVerdict onReadTimeoutVerdict(
            Request request,
            ConsistencyLevel level,
            int blockFor,
            int received,
            boolean dataPresent,
            int retryCount) {
        return RetryVerdict.RETHROW;
    }

    @Override
    public RetryVerdict onWriteTimeoutVerdict(
            Request request,
            ConsistencyLevel level,
            WriteType writeType,
            int blockFor,
            int received,
            int retryCount) {
        return RetryVerdict.RETHROW;
    }

    @Override
    public RetryVerdict onUnavailableVerdict(
            Request request, ConsistencyLevel level, int required, int alive, int retryCount) {
        return RetryVerdict.RETHROW;
    }

    @Override
    public RetryVerdict onRequestAbortedVerdict(Request request, Throwable error, int retryCount) {
        return RetryVerdict.RETHROW;
    }

    @Override
    public RetryVerdict onErrorResponseVerdict(
            Request request, CoordinatorException error, int retryCount) {
        return RetryVerdict.RETHROW;
    }

    @Deprecated
    @Override
    public RetryDecision onReadTimeout(
            Request request,
            ConsistencyLevel level,
            int blockFor,
            int received,
            boolean dataPresent,
            int retryCount) {
        return RetryDecision.RETHROW;
    }

    @Deprecated
    @Override
    public RetryDecision onWriteTimeout(
            Request request,
            ConsistencyLevel level,
            WriteType writeType,
            int blockFor,
            int received,
            int retryCount) {
        return RetryDecision.RETHROW;
    }

    @Deprecated
    @Override
    public RetryDecision onUnavailable(
            Request request, ConsistencyLevel level, int required, int alive, int retryCount) {
        return RetryDecision.RETHROW;
    }

    @Deprecated
    @Override
    public RetryDecision onRequestAborted(Request request, Throwable error, int retryCount) {
        return RetryDecision.RETHROW;
    }

    @Deprecated
    @Override
    public RetryDecision onErrorResponse(
            Request request, CoordinatorException error, int retryCount) {
        return RetryDecision.RETHROW;
    }

    @Override
    public void close() {}
}
