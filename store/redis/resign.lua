-- Gives the leader's lease up.
--
-- Input: the fence stays, so that the next holder gets a greater one.
--
-- KEYS[1]  leader
--
-- ARGV[1]  holder
--
-- Output:  1 if the holder had it, else 0

if redis.call('HGET', KEYS[1], 'holder') ~= ARGV[1] then
    return 0
end
redis.call('HDEL', KEYS[1], 'holder', 'until')
return 1
