/**
 * `lifeOf` and `coalesces` of `@curfew/core/rules`, of a session and the clock `now`. `policy(1)` to `policy(7)` are
 * `seenWatermark`, `createdWatermark`, `idleMs`, `graceIdleMs`, `graceUntil`, `maxMs` and `minBeatMs`. EXPIRY_VECTORS hold
 * them together.
 */
export const EXPIRY: string = `
local function live(session)
  local seen, created = tonumber(session.seen), tonumber(session.created)
  return not session.ended and seen > policy(1) and created > policy(2)
    and now < math.max(seen + policy(3), math.min(seen + policy(4), policy(5))) and now < created + policy(6)
end
local function coalesces(session, age)
  return now - session.touched < policy(7) and now - tonumber(age) - session.seen < policy(7)
end
`;
