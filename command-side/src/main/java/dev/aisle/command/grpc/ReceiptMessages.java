package dev.aisle.command.grpc;

import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.grpc.v1.ReceiptMessage;

/// Receipts as gRPC carries them.
final class ReceiptMessages {
    private ReceiptMessages() {}

    static ReceiptMessage of(long sequence, Receipt receipt) {
        var message =
                ReceiptMessage.newBuilder().setSequence(sequence).setCode(receipt.code().name());
        if (receipt.commandId() != null) {
            message.setCommandId(receipt.commandId().toString());
        }
        if (receipt.stream() != null) {
            message.setStream(receipt.stream().toString());
        }
        if (receipt.version() != null) {
            message.setVersion(receipt.version());
        }
        if (receipt.token() != null) {
            message.setToken(receipt.token());
        }
        if (receipt.problem() != null) {
            message.setProblem(of(receipt.problem()));
        }
        return message.build();
    }

    private static dev.aisle.grpc.v1.Problem of(Problem problem) {
        var message =
                dev.aisle.grpc.v1.Problem.newBuilder()
                        .setType(problem.type())
                        .setTitle(problem.title())
                        .setStatus(problem.status())
                        .setDetail(problem.detail());
        if (problem.field() != null) {
            message.setField(problem.field());
        }
        return message.build();
    }
}
