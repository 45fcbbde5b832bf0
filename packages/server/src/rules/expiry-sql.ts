// `lifeOf` and `coalesces` of @curfew/core/rules, of a session s, its policy p and the clock c. EXPIRY_VECTORS hold them
// together.

const IDLE_AT = idleAt('p');
const MAX_AT = maxAt('p');
const ENDS_AT = endsAt('p');

function idleAt(policy: string): string {
  return `greatest(s.seen_at + ${policy}.idle_ms, least(s.seen_at + ${policy}.grace_idle_ms, ${policy}.grace_until))`;
}

function maxAt(policy: string): string {
  return `(s.created_at + ${policy}.max_ms)`;
}

/** The end of an active session under a policy that need not be its own. */
export function endsAt(policy: string): string {
  return `least(${idleAt(policy)}, ${maxAt(policy)})`;
}

/** It must not test `seen_at < …`: the second of two concurrent heartbeats would then look ended. */
export const LIVE: string = `
  (s.ended_at is null and s.seen_at > p.seen_wm and s.created_at > p.created_wm and c.now < ${ENDS_AT})`;

/** For expired sessions without a recorded end. */
export const ENDED_REASON: string = `
  case when s.seen_at <= p.seen_wm then 'idle' when s.created_at <= p.created_wm then 'max'
    when ${ENDS_AT} <= p.updated_at then 'policy' when ${IDLE_AT} <= ${MAX_AT} then 'idle' else 'max' end`;
export const ENDED_AT: string = `
  case when s.seen_at <= p.seen_wm or s.created_at <= p.created_wm then p.updated_at
    else greatest(${ENDS_AT}, p.updated_at) end`;

/** Of a heartbeat t. */
export const COALESCES: string = '(c.now - s.touched_at < p.min_beat_ms and c.now - t.age - s.seen_at < p.min_beat_ms)';
