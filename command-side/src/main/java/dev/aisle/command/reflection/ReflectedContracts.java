package dev.aisle.command.reflection;

import dev.aisle.contracts.command.BasketCommand;
import dev.aisle.contracts.command.ImportCommand;
import dev.aisle.contracts.command.MembershipCommand;
import dev.aisle.contracts.command.ParkedCommand;
import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.ProductCommand;
import dev.aisle.contracts.command.PromotionBudgetCommand;
import dev.aisle.contracts.command.PromotionCommand;
import dev.aisle.contracts.command.ReferenceCommand;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.command.TaxonomyCommand;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.event.BasketEvent;
import dev.aisle.contracts.event.EventMetadata;
import dev.aisle.contracts.event.ImportEvent;
import dev.aisle.contracts.event.MembershipEvent;
import dev.aisle.contracts.event.ParkedEvent;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.ProductEvent;
import dev.aisle.contracts.event.PromotionBudgetEvent;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.event.TaxonomyEvent;
import dev.aisle.contracts.event.former.PromotionDefinedV1;
import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.id.BasketId;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.ChannelId;
import dev.aisle.contracts.id.CustomerId;
import dev.aisle.contracts.id.DeliveryId;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.ImportId;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.OrderId;
import dev.aisle.contracts.id.PromotionGroupId;
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
import dev.aisle.contracts.promotion.Benefit;
import dev.aisle.contracts.promotion.Caps;
import dev.aisle.contracts.promotion.DiscountRounding;
import dev.aisle.contracts.promotion.Exclusions;
import dev.aisle.contracts.promotion.PromotionDefinition;
import dev.aisle.contracts.promotion.PromotionLevel;
import dev.aisle.contracts.promotion.PromotionSchedule;
import dev.aisle.contracts.promotion.PromotionScope;
import dev.aisle.contracts.promotion.PromotionType;
import dev.aisle.contracts.promotion.RoundingPer;
import dev.aisle.contracts.promotion.Stacking;
import dev.aisle.contracts.promotion.StackingMode;
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
            AdjustmentReason.class,
            AudienceId.class,
            BasketCommand.CloseBasket.class,
            BasketCommand.CommitBasket.class,
            BasketCommand.ConfirmBasket.class,
            BasketCommand.OpenBasket.class,
            BasketCommand.RefuseBasket.class,
            BasketCommand.ReleaseBasket.class,
            BasketEvent.BasketCommitBegun.class,
            BasketEvent.BasketCommitted.class,
            BasketEvent.BasketConfirmed.class,
            BasketEvent.BasketOpened.class,
            BasketEvent.BasketReleaseBegun.class,
            BasketEvent.BasketReleased.class,
            BasketId.class,
            BasketLine.class,
            Benefit.class,
            BrandId.class,
            Caps.class,
            CategoryId.class,
            ChannelId.class,
            Code.class,
            ControlDocument.class,
            CustomerId.class,
            DeliveryId.class,
            DiscountRounding.class,
            EventMetadata.class,
            Exclusions.class,
            Family.class,
            FulfilmentMethod.class,
            FulfilmentMethod.Kind.class,
            ImportCommand.RecordPublication.class,
            ImportCommand.RecordRollback.class,
            ImportEvent.ImportPublished.class,
            ImportEvent.ImportRolledBack.class,
            ImportId.class,
            LocationId.class,
            MembershipCommand.ChangePromotionMembership.class,
            MembershipEvent.PromotionMembershipChanged.class,
            Money.class,
            OrderId.class,
            ParkedCommand.SettleParked.class,
            ParkedCommand.Settled.class,
            ParkedEvent.CommandParked.class,
            ParkedEvent.ParkedCommandsSettled.class,
            ParkedEvent.ProductAppeared.class,
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
            PriceEvent.AppliedPromotion.class,
            PriceEvent.SaidPrices.class,
            PriceEvent.ScheduledPriceCancelled.class,
            PriceEvent.SourceConflictSettled.class,
            PriceEvent.SourceVersionAdvanced.class,
            PriceKind.class,
            PricePiece.class,
            Problem.class,
            ProductCommand.ChangeProduct.class,
            ProductCommand.DiscontinueProduct.class,
            ProductCommand.FollowCategory.class,
            ProductCommand.IntroduceProduct.class,
            ProductCommand.PublishProduct.class,
            ProductDescription.class,
            ProductEvent.ProductChanged.class,
            ProductEvent.ProductDiscontinued.class,
            ProductEvent.ProductIntroduced.class,
            ProductEvent.ProductConflictSettled.class,
            ProductEvent.ProductSourceAdvanced.class,
            ProductEvent.SaidProduct.class,
            PromotionBudgetCommand.ConfirmRedemption.class,
            PromotionBudgetCommand.ReleaseRedemption.class,
            PromotionBudgetCommand.ReserveRedemption.class,
            PromotionBudgetEvent.RedemptionConfirmed.class,
            PromotionBudgetEvent.RedemptionExpired.class,
            PromotionBudgetEvent.RedemptionReleased.class,
            PromotionBudgetEvent.RedemptionReserved.class,
            PromotionCommand.CancelPromotion.class,
            PromotionCommand.ChangePromotionMembers.class,
            PromotionCommand.CompleteMembersChange.class,
            PromotionCommand.DefinePromotion.class,
            PromotionCommand.EndPromotion.class,
            PromotionCommand.PausePromotion.class,
            PromotionCommand.ResumePromotion.class,
            PromotionCommand.SchedulePromotion.class,
            PromotionDefinedV1.class,
            PromotionDefinition.class,
            PromotionEvent.PromotionCancelled.class,
            PromotionEvent.PromotionDefined.class,
            PromotionEvent.PromotionEnded.class,
            PromotionEvent.PromotionMembersCarried.class,
            PromotionEvent.PromotionMembersChanged.class,
            PromotionEvent.PromotionPaused.class,
            PromotionEvent.PromotionResumed.class,
            PromotionEvent.PromotionScheduled.class,
            PromotionGroupId.class,
            PromotionId.class,
            PromotionLevel.class,
            PromotionSchedule.class,
            PromotionScope.class,
            PromotionType.class,
            Receipt.class,
            ReferenceCommand.DefineLocation.class,
            ReferenceCommand.DefineRegion.class,
            ReferenceCommand.DefineSource.class,
            ReferenceCommand.DefineZone.class,
            ReferenceEvent.LocationDefined.class,
            ReferenceEvent.LocationKind.class,
            ReferenceEvent.RegionDefined.class,
            ReferenceEvent.SourceDefined.class,
            ReferenceEvent.TaxDisplay.class,
            ReferenceEvent.VersionKind.class,
            ReferenceEvent.ZoneDefined.class,
            RegionId.class,
            ReservationId.class,
            RoundingPer.class,
            Sku.class,
            SourceId.class,
            SourceStamp.class,
            SourceVersion.class,
            Stacking.class,
            StackingMode.class,
            StockCommand.AdjustStock.class,
            StockCommand.CancelCommitment.class,
            StockCommand.CancelDelivery.class,
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
            StockCondition.class,
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
            StockEvent.CountConflictSettled.class,
            StockEvent.DeliveryCancelled.class,
            StockEvent.TransferSettled.class,
            StreamId.class,
            TagId.class,
            TaxonomyCommand.MoveCategory.class,
            TaxonomyCommand.PlaceCategory.class,
            TaxonomyCommand.RecordMoveCarried.class,
            TaxonomyEvent.CategoryMoveCarried.class,
            TaxonomyEvent.CategoryMoved.class,
            TaxonomyEvent.CategoryPlaced.class,
            TaxonomyId.class,
            UnitMeasure.class,
            UnitMeasure.Unit.class,
            ZoneId.class
        })
final class ReflectedContracts {
    private ReflectedContracts() {}
}
