package dev.aisle.command.promotion;

import dev.aisle.command.process.CommandSender;
import dev.aisle.command.process.Process;
import dev.aisle.command.process.StreamReader;
import dev.aisle.contracts.command.MembershipCommand.ChangePromotionMembership;
import dev.aisle.contracts.command.PromotionCommand.CompleteMembersChange;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Receipt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Carries changes of members to the products, one change after the other, a hundred products at a time.
/// After a crash a change is sent again from its first product: what it has reached stays as it is.
public final class MembersProcess implements Process {
    private static final int AT_ONCE = 100;

    private final StreamReader streams;
    private final CommandSender commands;

    public MembersProcess(StreamReader streams, CommandSender commands) {
        this.streams = streams;
        this.commands = commands;
    }

    @Override
    public Family family() {
        return Family.PROMOTION;
    }

    @Override
    public void advance(StreamId stream) throws InterruptedException {
        var promotion = streams.read(stream, Promotion.class).state();
        for (var change : promotion.carrying()) {
            carry(stream, change);
        }
    }

    private void carry(StreamId stream, MembersChange change) throws InterruptedException {
        var parts = new ArrayList<Map.Entry<Sku, Boolean>>();
        change.added().forEach(sku -> parts.add(Map.entry(sku, true)));
        change.removed().forEach(sku -> parts.add(Map.entry(sku, false)));
        var failed = new ArrayList<Sku>();
        for (int from = 0; from < parts.size(); from += AT_ONCE) {
            var some = parts.subList(from, Math.min(parts.size(), from + AT_ONCE));
            failed.addAll(send(stream, change, some));
        }
        var promotion = new PromotionId(stream.key());
        commands.send(
                stream,
                new CompleteMembersChange(promotion, change.change(), failed),
                key(stream, change));
    }

    /// @return those that were refused
    private List<Sku> send(
            StreamId stream, MembersChange change, List<Map.Entry<Sku, Boolean>> parts)
            throws InterruptedException {
        var promotion = new PromotionId(stream.key());
        var sent = new LinkedHashMap<Sku, CompletableFuture<Receipt>>();
        for (var part : parts) {
            var command =
                    new ChangePromotionMembership(
                            part.getKey(), promotion, part.getValue(), change.change());
            sent.put(part.getKey(), commands.submit(stream, command, key(stream, change)));
        }
        var failed = new ArrayList<Sku>();
        for (var one : sent.entrySet()) {
            if (CommandSender.settled(one.getValue()).code().isProblem()) {
                failed.add(one.getKey());
            }
        }
        return failed;
    }

    /// The same for each of the products, whose keys are their own: so an instance that is late repeats
    /// what was done, and never undoes what a later change did.
    private static String key(StreamId stream, MembersChange change) {
        return stream + "/members/" + change.change();
    }
}
