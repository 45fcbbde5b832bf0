// node:http or Express, without a session library: with nothing, or with one bare operation of a store.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import express from 'express';
import { Redis } from 'ioredis';
import pg from 'pg';
import { cookieOf, HEARTBEAT, IDLE_MS, inTurn, ROUTE, refuse, SESSION, sendOrders, TOUCH } from '../lib/host.mjs';

/** What Curfew's endpoints return, for comparison with them. */
const STATE = {
  v: 1,
  state: 'active',
  sid: '019ac9d4-58ad-7d43-8d71-1e7b8b1f0a3c',
  now: 1_800_000_000_000,
  idle: { remainingMs: 900_000, ageMs: 0 },
  max: { remainingMs: 43_190_000 },
  policy: { id: 'default', version: 1, idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 },
  rev: 1,
};

export async function open({ store, framework, url, sessions }) {
  const ids = Array.from({ length: sessions }, () => randomBytes(32).toString('base64url'));
  const { read, touch, close } = await STORES[store]({ url, ids });

  async function answer(request, response) {
    if (request.url === SESSION.path) return sendState(response);
    if (request.url === HEARTBEAT.path) return receiveBeat(request, response);
    const operation = request.url === TOUCH ? touch : read;
    if (await operation(cookieOf(request, 'bare'))) sendOrders(response);
    else refuse(response);
  }
  const listener = framework === 'express' ? express().use(answer) : answer;
  return {
    server: createServer(listener),
    cookies: ids.map((id) => `bare=${id}`),
    read: { method: 'GET', path: ROUTE },
    touch: { method: 'POST', path: TOUCH },
    session: SESSION,
    heartbeat: HEARTBEAT,
    close,
  };
}

function sendState(response) {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(STATE));
}

function receiveBeat(request, response) {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { ageMs } = JSON.parse(Buffer.concat(chunks).toString());
    if (ageMs === 0) sendState(response);
    else refuse(response);
  });
}

const STORES = {
  async nothing() {
    const known = () => true;
    return { read: known, touch: known, close: async () => {} };
  },

  async redis({ url, ids }) {
    const redis = new Redis(url, { enableAutoPipelining: true });
    await inTurn(ids.length, 500, (n) => redis.hset(`bare:${ids[n]}`, row(n)));
    return {
      read: async (id) => (await redis.hgetall(`bare:${id}`)).subject,
      async touch(id) {
        const key = `bare:${id}`;
        const written = redis.hset(key, 'seenAt', Date.now());
        await Promise.all([written, redis.pexpire(key, IDLE_MS)]);
        return true;
      },
      close: () => redis.quit(),
    };
  },

  async postgres({ url, ids }) {
    const pool = new pg.Pool({ connectionString: url });
    await pool.query(
      `create table bare (token text primary key, subject text not null, created_at bigint not null,
        seen_at bigint not null) with (fillfactor = 80)`,
    );
    await pool.query('insert into bare select token, token, $2, $2 from unnest($1::text[]) token', [ids, Date.now()]);
    const found = async (name, text, values) => (await pool.query({ name, text, values })).rowCount === 1;
    return {
      read: (id) => found('read', 'select * from bare where token = $1', [id]),
      touch: (id) => found('touch', 'update bare set seen_at = $2 where token = $1 returning *', [id, Date.now()]),
      close: () => pool.end(),
    };
  },
};

function row(n) {
  return { subject: `person-${n}`, createdAt: Date.now(), seenAt: Date.now() };
}
