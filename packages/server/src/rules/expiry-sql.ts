// `lifeOf` and `coalesces` of @curfew/core/rules, of a session s, its policy p and the clock c. EXPIRY_VECTORS hold them
// together.

const IDLE_AT = 'greatest(s.seen_at + p.idle_ms, least(s.seen_at + p.grace_idle_ms, p.grace_until))';
const MAX_AT = '(s.created_at + p.max_ms)';

/** It must not test `seen_at < …`: the second of two concurrent heartbeats would then look ended. */
export const LIVE: string = `
  (s.ended_at is null and s.seen_at > p.seen_wm and s.created_at > p.created_wm and c.now < least(${IDLE_AT}, ${MAX_AT}))`;

/** For expired sessions without a recorded end. */
export const ENDED_REASON: string = `
  case when s.seen_at <= p.seen_wm then 'idle' when s.created_at <= p.created_wm then 'max'
    when least(${IDLE_AT}, ${MAX_AT}) <= p.updated_at then 'policy' when ${IDLE_AT} <= ${MAX_AT} then 'idle' else 'max' end`;
export const ENDED_AT: string = `
  case when s.seen_at <= p.seen_wm or s.created_at <= p.created_wm then p.updated_at
    else greatest(least(${IDLE_AT}, ${MAX_AT}), p.updated_at) end`;

/** Of a heartbeat t. */
export const COALESCES: string = '(c.now - s.touched_at < p.min_beat_ms and c.now - t.age - s.seen_at < p.min_beat_ms)';
