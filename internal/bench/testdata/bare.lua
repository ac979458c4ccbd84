-- The writes of a sample's commit as the driver makes them, without a check.
-- KEYS: operation, claimed, ranks, counts, versions, task, events; then of the terms and of the notices: waiting, marks,
--       bodies, leased, buried
-- ARGV: ms, channel, claim, until, task, status, record, event, dropped term, rank; then three times item, due, body
local call = redis.call
call('ZADD', KEYS[2], ARGV[4], ARGV[3])
call('SET', KEYS[6], ARGV[7])
call('RPUSH', KEYS[7], ARGV[8])
call('HSET', KEYS[3], ARGV[5], ARGV[10])
call('HINCRBY', KEYS[4], ARGV[6], 1)
call('HINCRBY', KEYS[4], ARGV[6], -1)

call('ZREM', KEYS[8], ARGV[9])
call('HDEL', KEYS[9], ARGV[9])
call('HDEL', KEYS[10], ARGV[9])
call('SREM', KEYS[11], ARGV[9])
call('HDEL', KEYS[12], ARGV[9])
local version = call('INCRBY', KEYS[5], 1)
call('HSET', KEYS[9], ARGV[11], version .. ' 0 ' .. ARGV[12] .. ' - ')
call('HSET', KEYS[10], ARGV[11], ARGV[13])
call('ZADD', KEYS[8], ARGV[12], ARGV[11])

version = call('INCRBY', KEYS[5], 2)
for i = 14, 17, 3 do
    call('HSET', KEYS[14], ARGV[i], version .. ' 0 ' .. ARGV[i + 1] .. ' - ')
    call('HSET', KEYS[15], ARGV[i], ARGV[i + 2])
    call('ZADD', KEYS[13], ARGV[i + 1], ARGV[i])
end
call('PUBLISH', ARGV[2], 'bare terms notices')
call('SET', KEYS[1], '3', 'PX', ARGV[1])
return 3
