package dev.aisle.command.reflection;

import dev.aisle.contracts.command.BasketCommand;
import dev.aisle.contracts.command.ImportCommand;
import dev.aisle.contracts.command.ParkedCommand;
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
import dev.aisle.contracts.event.ImportEvent;
import dev.aisle.contracts.event.ParkedEvent;
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
import dev.aisle.contracts.id.ImportId;
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
import dev.aisle.contracts.product.ProductDescription;
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
            BasketCommand.CloseBasket.class,
            BasketCommand.CommitBasket.class,
            BasketCommand.ConfirmBasket.class,
            BasketCommand.OpenBasket.class,
            BasketCommand.RefuseBasket.class,
            BasketCommand.ReleaseBasket.class,
            ImportCommand.RecordPublication.class,
            ImportCommand.RecordRollback.class,
            ParkedCommand.SettleParked.class,
            ParkedCommand.Settled.class,
            PriceCommand.AnnounceReduction.class,
            PriceCommand.CancelScheduledPrice.class,
            PriceCommand.CorrectPrice.class,
            PriceCommand.ReinstatePrice.class,
            PriceCommand.RejectHeldPrice.class,
            PriceCommand.ReleaseHeldPrice.class,
            PriceCommand.ReplacePriceTimeline.class,
            PriceCommand.SchedulePrice.class,
            PriceCommand.SetPrice.class,
            PriceCommand.WithdrawPrice.class,
            ProductCommand.ChangeProduct.class,
            ProductCommand.DiscontinueProduct.class,
            ProductCommand.FollowCategory.class,
            ProductCommand.IntroduceProduct.class,
            ProductCommand.PublishProduct.class,
            PromotionCommand.DefinePromotion.class,
            ReferenceCommand.DefineLocation.class,
            ReferenceCommand.DefineRegion.class,
            ReferenceCommand.DefineSource.class,
            ReferenceCommand.DefineZone.class,
            SourceVersion.class,
            StockCommand.AdjustStock.class,
            StockCommand.CancelCommitment.class,
            StockCommand.CommitReservation.class,
            StockCommand.DispatchTransfer.class,
            StockCommand.ExpectStock.class,
            StockCommand.ExtendReservation.class,
            StockCommand.MarkTransferAnnounced.class,
            StockCommand.MoveStock.class,
            StockCommand.ReceiveStock.class,
            StockCommand.ReceiveTransfer.class,
            StockCommand.RecordCount.class,
            StockCommand.RecordReturn.class,
            StockCommand.RecordSale.class,
            StockCommand.ReleaseReservation.class,
            StockCommand.ReserveStock.class,
            StockCommand.SetStockPolicy.class,
            StockCommand.SettleTransfer.class,
            StockCommand.Ship.class,
            TaxonomyCommand.MoveCategory.class,
            TaxonomyCommand.PlaceCategory.class,
            TaxonomyCommand.RecordMoveCarried.class,
            ControlDocument.class,
            BasketEvent.BasketCommitBegun.class,
            BasketEvent.BasketCommitted.class,
            BasketEvent.BasketConfirmed.class,
            BasketEvent.BasketOpened.class,
            BasketEvent.BasketReleaseBegun.class,
            BasketEvent.BasketReleased.class,
            EventMetadata.class,
            ImportEvent.ImportPublished.class,
            ImportEvent.ImportRolledBack.class,
            ParkedEvent.CommandParked.class,
            ParkedEvent.ParkedCommandsSettled.class,
            ParkedEvent.ProductAppeared.class,
            PriceEvent.HeldPriceRejected.class,
            PriceEvent.PriceCorrected.class,
            PriceEvent.PriceHeldForApproval.class,
            PriceEvent.PriceHistoryCompleted.class,
            PriceEvent.PriceReductionAnnounced.class,
            PriceEvent.PriceReinstated.class,
            PriceEvent.PriceScheduled.class,
            PriceEvent.PriceSet.class,
            PriceEvent.PriceTimelineReplaced.class,
            PriceEvent.PriceWithdrawn.class,
            PriceEvent.ReferenceProof.class,
            PriceEvent.SaidPrices.class,
            PriceEvent.ScheduledPriceCancelled.class,
            PriceEvent.SourceConflictSettled.class,
            PriceEvent.SourceVersionAdvanced.class,
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
            StockEvent.CommitmentCancelled.class,
            StockEvent.ReservationCommitted.class,
            StockEvent.ReservationExpired.class,
            StockEvent.ReservationExtended.class,
            StockEvent.ReservationReleased.class,
            StockEvent.StockAdjusted.class,
            StockEvent.StockCounted.class,
            StockEvent.StockExpected.class,
            StockEvent.StockMoved.class,
            StockEvent.StockPolicySet.class,
            StockEvent.StockReceived.class,
            StockEvent.StockReserved.class,
            StockEvent.StockReturned.class,
            StockEvent.StockShipped.class,
            StockEvent.StockSold.class,
            StockEvent.TransferAnnounced.class,
            StockEvent.TransferDispatched.class,
            StockEvent.TransferReceived.class,
            StockEvent.TransferSettled.class,
            TaxonomyEvent.CategoryMoveCarried.class,
            TaxonomyEvent.CategoryMoved.class,
            TaxonomyEvent.CategoryPlaced.class,
            AudienceId.class,
            BasketId.class,
            BrandId.class,
            CategoryId.class,
            DeliveryId.class,
            Family.class,
            ImportId.class,
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
            Money.class,
            PriceKind.class,
            PricePiece.class,
            ProductDescription.class,
            UnitMeasure.class,
            UnitMeasure.Unit.class,
            Code.class,
            Problem.class,
            Receipt.class,
            FulfilmentMethod.class,
            FulfilmentMethod.Kind.class,
            AdjustmentReason.class,
            BasketLine.class,
            StockCondition.class
        })
final class ReflectedContracts {
    private ReflectedContracts() {}
}
