package dev.aisle.command.reflection;

import dev.aisle.contracts.command.BasketCommand;
import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.ProductCommand;
import dev.aisle.contracts.command.PromotionCommand;
import dev.aisle.contracts.command.ReferenceCommand;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.TaxonomyCommand;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.event.BasketEvent;
import dev.aisle.contracts.event.EventMetadata;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.ProductEvent;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.TaxonomyEvent;
import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.id.BasketId;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.RegionId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.TagId;
import dev.aisle.contracts.id.TaxonomyId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PricePiece;
import dev.aisle.contracts.product.UnitMeasure;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.contracts.reference.FulfilmentMethod;
import dev.aisle.contracts.stock.AdjustmentReason;
import dev.aisle.contracts.stock.BasketLine;
import dev.aisle.contracts.stock.StockCondition;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// The contracts' types that Jackson reads and writes here: it finds their components by reflection. A
/// test compares the list with what commands, events and receipts are made of.
@RegisterForReflection(
        targets = {
            PriceCommand.SetPrice.class,
            PriceCommand.SchedulePrice.class,
            PriceCommand.CancelScheduledPrice.class,
            PriceCommand.ReplacePriceTimeline.class,
            PriceCommand.WithdrawPrice.class,
            PriceCommand.ReinstatePrice.class,
            PriceCommand.CorrectPrice.class,
            PriceCommand.AnnounceReduction.class,
            PriceCommand.ReleaseHeldPrice.class,
            PriceCommand.RejectHeldPrice.class,
            ProductCommand.ChangeProduct.class,
            ProductCommand.DiscontinueProduct.class,
            ProductCommand.IntroduceProduct.class,
            PromotionCommand.DefinePromotion.class,
            ReferenceCommand.DefineLocation.class,
            ReferenceCommand.DefineRegion.class,
            ReferenceCommand.DefineSource.class,
            ReferenceCommand.DefineZone.class,
            SourceVersion.class,
            StockCommand.ReceiveStock.class,
            StockCommand.RecordReturn.class,
            StockCommand.RecordSale.class,
            StockCommand.ReleaseReservation.class,
            StockCommand.ReserveStock.class,
            TaxonomyCommand.MoveCategory.class,
            TaxonomyCommand.PlaceCategory.class,
            ControlDocument.class,
            EventMetadata.class,
            PriceEvent.PriceHeldForApproval.class,
            PriceEvent.PriceSet.class,
            PriceEvent.SourceVersionAdvanced.class,
            PriceEvent.PriceScheduled.class,
            PriceEvent.ScheduledPriceCancelled.class,
            PriceEvent.PriceTimelineReplaced.class,
            PriceEvent.PriceHistoryCompleted.class,
            PriceEvent.SourceConflictSettled.class,
            PriceEvent.SaidPrices.class,
            PriceEvent.HeldPriceRejected.class,
            PriceEvent.PriceWithdrawn.class,
            PriceEvent.PriceReinstated.class,
            PriceEvent.PriceCorrected.class,
            PriceEvent.PriceReductionAnnounced.class,
            PriceEvent.ReferenceProof.class,
            ProductEvent.ProductChanged.class,
            ProductEvent.ProductDiscontinued.class,
            ProductEvent.ProductIntroduced.class,
            ProductEvent.ProductSourceAdvanced.class,
            PromotionEvent.PromotionDefined.class,
            ReferenceEvent.LocationDefined.class,
            ReferenceEvent.LocationKind.class,
            ReferenceEvent.RegionDefined.class,
            ReferenceEvent.SourceDefined.class,
            ReferenceEvent.TaxDisplay.class,
            ReferenceEvent.VersionKind.class,
            ReferenceEvent.ZoneDefined.class,
            SourceStamp.class,
            StockEvent.ReservationExpired.class,
            StockEvent.ReservationReleased.class,
            StockEvent.StockReceived.class,
            StockEvent.StockReserved.class,
            StockEvent.StockReturned.class,
            StockEvent.StockSold.class,
            TaxonomyEvent.CategoryMoveCarried.class,
            TaxonomyEvent.CategoryMoved.class,
            TaxonomyEvent.CategoryPlaced.class,
            AudienceId.class,
            BasketId.class,
            BrandId.class,
            CategoryId.class,
            DeliveryId.class,
            Family.class,
            LocationId.class,
            OrderId.class,
            PromotionId.class,
            RegionId.class,
            ReservationId.class,
            Sku.class,
            SourceId.class,
            StreamId.class,
            TagId.class,
            TaxonomyId.class,
            ZoneId.class,
            StockCommand.AdjustStock.class,
            StockCommand.RecordCount.class,
            StockCommand.MoveStock.class,
            StockCommand.SetStockPolicy.class,
            StockCommand.ExtendReservation.class,
            StockCommand.CommitReservation.class,
            StockCommand.Ship.class,
            StockCommand.CancelCommitment.class,
            StockCommand.ExpectStock.class,
            StockCommand.DispatchTransfer.class,
            StockCommand.ReceiveTransfer.class,
            StockCommand.MarkTransferAnnounced.class,
            StockCommand.SettleTransfer.class,
            BasketCommand.OpenBasket.class,
            BasketCommand.ReleaseBasket.class,
            BasketCommand.CommitBasket.class,
            BasketCommand.ConfirmBasket.class,
            BasketCommand.RefuseBasket.class,
            BasketCommand.CloseBasket.class,
            StockEvent.StockAdjusted.class,
            StockEvent.StockCounted.class,
            StockEvent.StockMoved.class,
            StockEvent.StockPolicySet.class,
            StockEvent.ReservationExtended.class,
            StockEvent.ReservationCommitted.class,
            StockEvent.StockShipped.class,
            StockEvent.CommitmentCancelled.class,
            StockEvent.StockExpected.class,
            StockEvent.TransferDispatched.class,
            StockEvent.TransferAnnounced.class,
            StockEvent.TransferReceived.class,
            StockEvent.TransferSettled.class,
            BasketEvent.BasketOpened.class,
            BasketEvent.BasketConfirmed.class,
            BasketEvent.BasketReleaseBegun.class,
            BasketEvent.BasketReleased.class,
            BasketEvent.BasketCommitBegun.class,
            BasketEvent.BasketCommitted.class,
            AdjustmentReason.class,
            BasketLine.class,
            StockCondition.class,
            Money.class,
            PriceKind.class,
            UnitMeasure.class,
            UnitMeasure.Unit.class,
            PricePiece.class,
            Code.class,
            Problem.class,
            Receipt.class,
            FulfilmentMethod.class,
            FulfilmentMethod.Kind.class
        })
final class ReflectedContracts {
    private ReflectedContracts() {}
}
