package dev.aisle.command.grpc;

import dev.aisle.command.client.Caller;
import dev.aisle.command.client.ClientIdentity;
import dev.aisle.command.rest.TraceParent;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Tells a call who is calling, from its headers.
@ApplicationScoped
@GlobalInterceptor
public class CallerInterceptor implements ServerInterceptor {
    private static final Context.Key<Caller> CALLER = Context.key("caller");
    private static final Metadata.Key<String> ACTOR = key("aisle-actor");
    private static final Metadata.Key<String> CORRELATION = key("aisle-correlation-id");

    private final ClientIdentity identity;

    CallerInterceptor(ClientIdentity identity) {
        this.identity = identity;
    }

    /// Of the call at hand.
    static Caller caller() {
        return CALLER.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var actor = headers.get(ACTOR);
        var correlation = headers.get(CORRELATION);
        if (isTooLong(actor) || isTooLong(correlation)) {
            call.close(
                    Status.INVALID_ARGUMENT.withDescription(
                            "aisle-actor and aisle-correlation-id are at most 128 characters"),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        var caller = new Caller(identity.client(), actor, correlation, TraceParent.current());
        return Contexts.interceptCall(
                Context.current().withValue(CALLER, caller), call, headers, next);
    }

    private static boolean isTooLong(@Nullable String text) {
        return text != null && text.length() > Caller.ACTOR_LENGTH_MAX;
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
