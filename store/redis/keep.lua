-- Keeps a file unless it is kept already or there is no room for it.
--
-- KEYS     file, bytes used
-- ARGV[1]  its bytes   [2] what they are   [3] how many bytes all files may have
-- Output:  1 it is kept, 0 it was, -1 there is no room

local call = redis.call
if call('EXISTS', KEYS[1]) == 1 then
    return 0
end
local used = tonumber(call('GET', KEYS[2]) or '0')
if used + #ARGV[1] > tonumber(ARGV[3]) then
    return -1
end
call('HSET', KEYS[1], 'bytes', ARGV[1], 'what', ARGV[2])
call('SET', KEYS[2], string.format('%d', used + #ARGV[1]))
return 1
