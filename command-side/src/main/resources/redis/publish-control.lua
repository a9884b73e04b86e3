-- Keeps and announces a control document unless the same or a newer one is kept.
-- KEYS[1] key and channel; ARGV[1] revision, ARGV[2] document
local kept = redis.call('GET', KEYS[1])
if kept then
    local ok, document = pcall(cjson.decode, kept)
    if ok and type(document) == 'table' and (tonumber(document.revision) or -1) >= tonumber(ARGV[1]) then
        return 0
    end
end
redis.call('SET', KEYS[1], ARGV[2])
redis.call('PUBLISH', KEYS[1], ARGV[2])
return 1
