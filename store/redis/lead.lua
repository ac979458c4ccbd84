-- Takes or renews the leader's lease.
--
-- Input: sent again it answers the same, as long as nobody else has taken the lease in between.
--
-- KEYS[1]  leader
--
-- ARGV[1]  holder
-- ARGV[2]  present (µs)
-- ARGV[3]  end of the lease (µs)
--
-- Output:  fence, 1 if the holder leads and 0 if another one does

local call = redis.call
local stood = call('HMGET', KEYS[1], 'holder', 'until', 'fence')
local holder, till, fence = stood[1], stood[2], tonumber(stood[3] or '0')

if holder and holder ~= ARGV[1] and tonumber(till) > tonumber(ARGV[2]) then
    return { fence, 0 }
end
if holder ~= ARGV[1] then
    fence = call('HINCRBY', KEYS[1], 'fence', 1)
end
call('HSET', KEYS[1], 'holder', ARGV[1], 'until', ARGV[3])
return { fence, 1 }
