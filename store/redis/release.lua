-- Ends every lease in some queues, so that what was leased is due at its own time again.
--
-- Input: its cost follows the number of leased items, not the number that waits.
--
-- KEYS     for each queue: waiting, marks, leased
--
-- ARGV[1]  wake channel
-- ARGV[2]  sender
-- ARGV[…]  then for each queue: name
--
-- Output:  number of leases ended

local call = redis.call
local ended, names = 0, ''
for q = 1, #KEYS / 3 do
    local waiting, marks, leased = KEYS[3 * q - 2], KEYS[3 * q - 1], KEYS[3 * q]
    local items = call('SMEMBERS', leased)
    for _, item in ipairs(items) do
        local head, due, reason = string.match(call('HGET', marks, item), '^(%d+ %d+) (%S+) %S+ (.*)$')
        call('HSET', marks, item, head .. ' ' .. due .. ' - ' .. reason)
        call('ZADD', waiting, due, item)
    end
    if #items > 0 then
        call('DEL', leased)
        ended = ended + #items
        names = names .. ' ' .. ARGV[2 + q]
    end
end
if names ~= '' then
    call('PUBLISH', ARGV[1], ARGV[2] .. names)
end
return ended
