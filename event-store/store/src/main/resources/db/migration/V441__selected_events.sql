-- Serves the follower of promotions, which reads what they are from the beginning of the log: few events among
-- many. What they list is said to each product, and not read.
CREATE INDEX event_promotion ON event (bucket, bucket_offset)
    WHERE stream LIKE 'promotion/%' AND type NOT LIKE 'dev.aisle.promotion.PromotionMembers%';

-- Serves the list of what is in quarantine. A type that begins to be put there needs another index.
CREATE INDEX event_quarantine ON event (bucket, bucket_offset)
    WHERE type IN (
        'dev.aisle.price.PriceHeldForApproval.v1',
        'dev.aisle.price.SourceConflictSettled.v1',
        'dev.aisle.stock.CountConflictSettled.v1',
        'dev.aisle.product.ProductConflictSettled.v1');
