-- An entry is "<offset>\n<body>". Offsets stay below 2^53, so a double holds them exactly.
local held = redis.call('GET', KEYS[1])
if held then
  local offset = tonumber(string.sub(held, 1, string.find(held, '\n', 1, true) - 1))
  if offset > tonumber(ARGV[1]) then
    return 0
  end
end
redis.call('SET', KEYS[1], ARGV[1] .. '\n' .. ARGV[2], 'PX', ARGV[3])
return 1
