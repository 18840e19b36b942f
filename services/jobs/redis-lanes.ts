import type { Planned } from './outbox';

/**
 * How lanes lie in Redis, for the scripts that plan effects together with a change of their own.
 *   {pN}:due    sorted set  lane → when somebody should look at it (ms)
 *   {pN}:held   hash        lane → "token:attempt:doubts" while an effect is being done; token 0 while it waits for its next try
 *   {pN}:fence  counter     the tokens
 *   {pN}:lane:… list        the effects, oldest first
 */
export const laneKeys = (partition: string): readonly string[] => [
  `${partition}:due`,
  `${partition}:held`,
  `${partition}:fence`,
  `${partition}:lane:`,
];

/** What `plan` in the scripts takes: one JSON array. */
export const plannedJson = (planned: readonly Planned[]): string =>
  JSON.stringify(
    planned.map(({ lane, mode = 'append', due, effect }) => ({
      lane,
      mode,
      due,
      body: effect && JSON.stringify(effect),
    })),
  );

export const PLAN = `
local function plan(due, held, base, json, now)
  for _, item in ipairs(cjson.decode(json)) do
    local key = base .. item.lane
    if item.mode == 'replace' or item.mode == 'cancel' then
      redis.call('DEL', key)
      redis.call('ZREM', due, item.lane)
      redis.call('HDEL', held, item.lane)
    end
    if item.mode ~= 'cancel' then
      local waiting = redis.call('LLEN', key)
      local again = false
      if item.mode == 'once' and waiting > 0 and redis.call('LINDEX', key, -1) == item.body then
        local holder = redis.call('HGET', held, item.lane)
        again = waiting > 1 or not holder or string.sub(holder, 1, 2) == '0:'
      end
      if not again then
        redis.call('RPUSH', key, item.body)
        if waiting == 0 then redis.call('ZADD', due, item.due or now, item.lane) end
      end
    end
  end
end`;

export const HOLD = `
local function hold(due, held, fence, lane, now, lease)
  local token0, attempt, doubts = string.match(redis.call('HGET', held, lane) or '0:0:0', '(%d+):(%d+):(%d+)')
  local token = redis.call('INCR', fence)
  redis.call('HSET', held, lane, token .. ':' .. (attempt + 1) .. ':' .. doubts)
  redis.call('ZADD', due, now + lease, lane)
  return token, attempt + 1, token0 ~= '0', tonumber(doubts)
end`;
