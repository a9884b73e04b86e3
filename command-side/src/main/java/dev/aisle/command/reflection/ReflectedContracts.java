package dev.aisle.command.reflection;

import dev.aisle.contracts.command.PriceCommand;
import dev.aisle.contracts.command.ProductCommand;
import dev.aisle.contracts.command.PromotionCommand;
import dev.aisle.contracts.command.ReferenceCommand;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.command.StockCommand;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.event.EventMetadata;
import dev.aisle.contracts.event.PriceEvent;
import dev.aisle.contracts.event.ProductEvent;
import dev.aisle.contracts.event.PromotionEvent;
import dev.aisle.contracts.event.ReferenceEvent;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.event.StockEvent;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.ReservationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// The contracts' types that Jackson reads and writes here: it finds their components by reflection. A
/// test compares the list with what commands, events and receipts are made of.
@RegisterForReflection(
        targets = {
            BrandId.class,
            CategoryId.class,
            Family.class,
            LocationId.class,
            PromotionId.class,
            ReservationId.class,
            Sku.class,
            SourceId.class,
            StreamId.class,
            ZoneId.class,
            PriceCommand.SetPrice.class,
            ProductCommand.IntroduceProduct.class,
            PromotionCommand.DefinePromotion.class,
            ReferenceCommand.DefineZone.class,
            ReferenceCommand.DefineLocation.class,
            ReferenceCommand.DefineSource.class,
            StockCommand.ReceiveStock.class,
            StockCommand.RecordSale.class,
            StockCommand.RecordReturn.class,
            StockCommand.ReserveStock.class,
            StockCommand.ReleaseReservation.class,
            SourceVersion.class,
            PriceEvent.PriceSet.class,
            PriceEvent.PriceHeldForApproval.class,
            PriceEvent.SourceVersionAdvanced.class,
            ProductEvent.ProductIntroduced.class,
            PromotionEvent.PromotionDefined.class,
            ReferenceEvent.ZoneDefined.class,
            ReferenceEvent.LocationDefined.class,
            ReferenceEvent.SourceDefined.class,
            ReferenceEvent.TaxDisplay.class,
            ReferenceEvent.LocationKind.class,
            ReferenceEvent.VersionKind.class,
            StockEvent.StockReceived.class,
            StockEvent.StockSold.class,
            StockEvent.StockReturned.class,
            StockEvent.StockReserved.class,
            StockEvent.ReservationReleased.class,
            StockEvent.ReservationExpired.class,
            SourceStamp.class,
            EventMetadata.class,
            Money.class,
            PriceKind.class,
            Code.class,
            Problem.class,
            Receipt.class,
            ControlDocument.class
        })
final class ReflectedContracts {
    private ReflectedContracts() {}
}
