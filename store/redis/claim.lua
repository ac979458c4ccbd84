-- Leases what is due in a queue, longest due first.
--
-- Input: its cost follows the number of items given out, not the number that waits.
--
-- KEYS[1]  waiting, [2] marks, [3] bodies, [4] leased: of the queue
--
-- ARGV[1]  present (µs)
-- ARGV[2]  end of the lease (µs)
-- ARGV[3]  at most so many
--
-- Output:  score of the first item that waits afterwards, or "", then for each item leased: item, body, version, attempt,
--          due (µs)

local call = redis.call
local out = { '' }
local items = call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', '0', ARGV[3])

-- In portions, since a call takes only so many arguments.
for first = 1, #items, 500 do
    local last = math.min(first + 499, #items)
    local marks = call('HMGET', KEYS[2], unpack(items, first, last))
    local bodies = call('HMGET', KEYS[3], unpack(items, first, last))
    local marked, scored = {}, {}
    for i = first, last do
        local item = items[i]
        local version, attempt, due, reason = string.match(marks[i - first + 1], '^(%d+) (%d+) (%S+) %S+ (.*)$')
        attempt = string.format('%d', tonumber(attempt) + 1)
        local n = #marked
        marked[n + 1] = item
        marked[n + 2] = version .. ' ' .. attempt .. ' ' .. due .. ' ' .. ARGV[2] .. ' ' .. reason
        scored[n + 1] = ARGV[2]
        scored[n + 2] = item
        local o = #out
        out[o + 1], out[o + 2], out[o + 3], out[o + 4], out[o + 5] = item, bodies[i - first + 1], version, attempt, due
    end
    call('HSET', KEYS[2], unpack(marked))
    call('ZADD', KEYS[1], unpack(scored))
    call('SADD', KEYS[4], unpack(items, first, last))
end

local first = call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if first[2] then
    out[1] = first[2]
end
return out
