-- Writes everything that a use case does, or nothing.
--
-- Input: all checks come before the first write, since what a script has written stands even if it fails later.
--
-- KEYS[1]  operation:<id>, [2] claimed, [3] ranks, [4] counts, [5] number, [6] roster, [7] cursors, [8] views,
--     [9]  messages, [10] versions, [11] changes
-- KEYS     then, if a task changes: task:<id>, events:<id>
-- KEYS     then for each queue: waiting, marks, bodies, leased, buried
--
-- ARGV     ms to remember the operation, wake channel, sender, present (µs, for comparing)
--          number of claims, then for each: key, until (µs)
--          task that changes or "", and if one does: its revision before, status, record, event, the number it takes or ""
--          version of the roster that is replaced or "", and if it is: the new version, record
--          number of cursors, then for each: name, value
--          number of references, then for each: field in views, field in messages, record
--          number of items put in all
--          number of queues, then for each: name,
--              number settled, then for each: item, version, attempt, outcome (0 done, 1 retry, 2 bury), at (µs), reason
--              number dropped, then for each: item
--              number put, then for each: item, due (µs), body
--
-- Output:  the sum of 2^(i-1) for every i-th queue in which something is due sooner than before: written
--          -1 a claim is held  -2 the task is at another revision  -3 the number is taken
--          -4 the roster is at another version: nothing was written

local call = redis.call
local at = 0
local function arg()
    at = at + 1
    return ARGV[at]
end
local key = 11
local function nextkey()
    key = key + 1
    return KEYS[key]
end

local ttl, channel, sender, present = arg(), arg(), arg(), arg()
local now = tonumber(present)

-- An operation that was done is not done again; its answer may have been lost on the way. The write makes a WAIT that
-- follows on this connection wait for everything up to here.
local before = call('GET', KEYS[1])
if before then
    call('PEXPIRE', KEYS[1], ttl)
    return tonumber(before)
end

-- Checks.
local claims = {}
for i = 1, tonumber(arg()) do
    local name, till = arg(), arg()
    local held = call('ZSCORE', KEYS[2], name)
    if held and tonumber(held) > now then
        -- Whoever hears that it was done relies on it: written for the same reason as above.
        call('SET', KEYS[1], '-1', 'PX', ttl)
        return -1
    end
    claims[2 * i - 1], claims[2 * i] = till, name
end
local task = arg()
local rev, status, record, event, number, old
if task ~= '' then
    rev, status, record, event, number = arg(), arg(), arg(), arg(), arg()
    local stood = '0'
    local rank = call('HGET', KEYS[3], task)
    if rank then
        stood, old = string.match(rank, '^(%d+) (.*)$')
    end
    if stood ~= rev then
        return -2
    end
    if number ~= '' and tonumber(call('GET', KEYS[5]) or '0') + 1 ~= tonumber(number) then
        return -3
    end
end
local replaced = arg()
local roster, staff
if replaced ~= '' then
    roster, staff = arg(), arg()
    if (call('HGET', KEYS[6], 'version') or '0') ~= replaced then
        return -4
    end
end

-- The task, its history, and what is there once.
if #claims > 0 then
    -- Claims that are over leave faster than new ones come, a few at a time.
    local over = call('ZRANGEBYSCORE', KEYS[2], '-inf', present, 'LIMIT', '0', math.min(#claims + 6, 1000))
    if #over > 0 then
        call('ZREM', KEYS[2], unpack(over))
    end
    for i = 1, #claims, 2 do
        call('ZADD', KEYS[2], claims[i], claims[i + 1])
    end
end
if task ~= '' then
    call('SET', nextkey(), record)
    call('RPUSH', nextkey(), event)
    call('HSET', KEYS[3], task, string.format('%d %s', tonumber(rev) + 1, status))
    -- Every change of any task is later than all before it.
    local newest = call('ZREVRANGE', KEYS[11], '0', '0', 'WITHSCORES')
    call('ZADD', KEYS[11], string.format('%d', tonumber(newest[2] or '0') + 1), task)
    if old ~= status then
        call('HINCRBY', KEYS[4], status, '1')
        if old then
            call('HINCRBY', KEYS[4], old, '-1')
        end
    end
    if number ~= '' then
        call('SET', KEYS[5], number)
    end
end
if replaced ~= '' then
    call('HSET', KEYS[6], 'version', roster, 'record', staff)
end
for _ = 1, tonumber(arg()) do
    call('HSET', KEYS[7], arg(), arg())
end
for _ = 1, tonumber(arg()) do
    local view, message, ref = arg(), arg(), arg()
    call('HSET', KEYS[8], view, ref)
    call('HSET', KEYS[9], message, ref)
end

-- The queues. An item's mark says where else it is: with a lease of "-" in waiting, of "buried" in buried, else in waiting
-- and leased.
local sooner, names, version = 0, '', 0
local puts = arg()
if puts ~= '0' then
    version = call('INCRBY', KEYS[10], puts) - tonumber(puts)
end
for q = 1, tonumber(arg()) do
    local name = arg()
    local waiting, marks, bodies, leased, buried = nextkey(), nextkey(), nextkey(), nextkey(), nextkey()
    local wakes = false

    -- What has a lease, or is buried, has neither any more.
    local function free(item, lease)
        if lease == 'buried' then
            call('HDEL', buried, item)
        elseif lease ~= '-' then
            call('SREM', leased, item)
        end
    end

    for _ = 1, tonumber(arg()) do
        local item, claim, attempt, outcome, again, reason = arg(), arg(), arg(), arg(), arg(), arg()
        local mark = call('HGET', marks, item)
        if mark then
            local v, a, due, lease, why = string.match(mark, '^(%d+) (%d+) (%S+) (%S+) (.*)$')
            local head = v .. ' ' .. a .. ' '
            if v == claim and a == attempt then
                free(item, lease)
                if outcome == '0' then
                    call('HDEL', marks, item)
                    call('HDEL', bodies, item)
                    call('ZREM', waiting, item)
                elseif outcome == '1' then
                    call('HSET', marks, item, head .. again .. ' - ' .. reason)
                    call('ZADD', waiting, again, item)
                    wakes = true
                else
                    call('HSET', marks, item, head .. due .. ' buried ' .. reason)
                    call('HSET', buried, item, reason)
                    call('ZREM', waiting, item)
                end
            elseif v ~= claim and a == '0' then
                -- Put anew while it was out: the lease ends, and the new one has its own time.
                free(item, lease)
                call('HSET', marks, item, head .. due .. ' - ' .. why)
                call('ZADD', waiting, due, item)
                wakes = true
            end
        end
    end

    for _ = 1, tonumber(arg()) do
        local item = arg()
        local mark = call('HGET', marks, item)
        if mark then
            free(item, string.match(mark, '^%d+ %d+ %S+ (%S+)'))
            call('HDEL', marks, item)
            call('HDEL', bodies, item)
            call('ZREM', waiting, item)
        end
    end

    -- In portions, since a call takes only so many arguments.
    local left = tonumber(arg())
    wakes = wakes or left > 0
    while left > 0 do
        local n = math.min(left, 500)
        left = left - n
        local items, marked, filled, scored = {}, {}, {}, {}
        for i = 1, n do
            items[i] = ARGV[at + 3 * i - 2]
        end
        local stood = call('HMGET', marks, unpack(items))
        for i = 1, n do
            local item, due, body = arg(), arg(), arg()
            local lease, score = '-', due
            if stood[i] then
                lease = string.match(stood[i], '^%d+ %d+ %S+ (%S+)')
                if lease == 'buried' then
                    call('HDEL', buried, item)
                    lease = '-'
                elseif lease ~= '-' and tonumber(lease) > tonumber(due) then
                    score = lease
                end
            end
            version = version + 1
            marked[2 * i - 1], marked[2 * i] = item, string.format('%d', version) .. ' 0 ' .. due .. ' ' .. lease .. ' '
            filled[2 * i - 1], filled[2 * i] = item, body
            scored[2 * i - 1], scored[2 * i] = score, item
        end
        call('HSET', marks, unpack(marked))
        call('HSET', bodies, unpack(filled))
        call('ZADD', waiting, unpack(scored))
    end

    if wakes then
        sooner = sooner + 2 ^ (q - 1)
        names = names .. ' ' .. name
    end
end

if names ~= '' then
    call('PUBLISH', channel, sender .. names)
end
call('SET', KEYS[1], string.format('%d', sooner), 'PX', ttl)
return sooner
