package dev.aisle.command.rest;

import dev.aisle.command.basket.Basket;
import dev.aisle.command.engine.Engine;
import dev.aisle.command.engine.EngineConfig;
import dev.aisle.command.process.CommittedStream;
import dev.aisle.command.process.StreamReader;
import dev.aisle.contracts.id.BasketId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;

/// Has baskets carried out at once rather than when their timers are due, and answers what their streams say.
@Singleton
final class Baskets {
    private static final int AGAIN_SECONDS = 1;

    private final Engine engine;
    private final EngineConfig config;
    private final StreamReader streams;

    Baskets(Engine engine, EngineConfig config, StreamReader streams) {
        this.engine = engine;
        this.config = config;
        this.streams = streams;
    }

    /// After a command to a basket was accepted.
    Uni<Response> carriedOut(Receipt accepted) {
        var stream = Objects.requireNonNull(accepted.stream(), "of an accepted command");
        return Uni.createFrom()
                .completionStage(() -> engine.advance(stream))
                .ifNoItem()
                .after(config.deadline())
                .fail()
                .onFailure()
                .recoverWithNull()
                .chain(() -> read(stream))
                .map(Baskets::outcome);
    }

    Uni<Response> shown(String id) {
        StreamId stream;
        try {
            stream = StreamId.basket(new BasketId(id));
        } catch (IllegalArgumentException e) {
            return Uni.createFrom()
                    .item(
                            Answers.of(
                                    Problem.of(
                                            Code.MALFORMED, String.valueOf(e.getMessage()), "id")));
        }
        return read(stream)
                .map(
                        basket ->
                                basket.exists()
                                        ? answer(200, basket).build()
                                        : Answers.of(
                                                Problem.of(
                                                        Code.RESERVATION_UNKNOWN,
                                                        "there is no such reservation",
                                                        "id")))
                .onFailure()
                .recoverWithItem(
                        () -> Answers.of(Problem.of(Code.UNAVAILABLE, "the store doesn't answer")));
    }

    private Uni<CommittedStream<Basket>> read(StreamId stream) {
        return Uni.createFrom()
                .item(() -> streams.read(stream, Basket.class))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static Response outcome(CommittedStream<Basket> basket) {
        return switch (basket.state().phase()) {
            case OPENED, COMMITTING, RELEASING ->
                    answer(202, basket)
                            .header(
                                    HttpHeaders.LOCATION,
                                    "/v1/reservations/" + basket.stream().key())
                            .header(HttpHeaders.RETRY_AFTER, AGAIN_SECONDS)
                            .build();
            case CONFIRMED, COMMITTED -> answer(200, basket).build();
            case RELEASED -> released(basket);
            case null -> Answers.of(Problem.of(Code.UNAVAILABLE, "the reservation can't be read"));
        };
    }

    private static Response released(CommittedStream<Basket> basket) {
        var state = basket.state();
        if (state.code() == null) {
            return answer(200, basket).build();
        }
        var detail = state.detail() == null ? state.code().title() : state.detail();
        return Answers.of(
                state.line() == null
                        ? Problem.of(state.code(), detail)
                        : Problem.of(state.code(), detail, "lines[" + state.line() + "]"));
    }

    private static Response.ResponseBuilder answer(int status, CommittedStream<Basket> basket) {
        return Answers.json(
                        status,
                        MediaType.APPLICATION_JSON,
                        BasketAnswer.of(basket.stream().key(), basket.state()))
                .tag(new EntityTag(Long.toString(basket.version())));
    }
}
