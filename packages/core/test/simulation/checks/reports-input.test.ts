import { expect, it } from 'vitest';
import { heartbeatMs } from '../../../src/state/index.ts';
import { reportsInput } from './reports-input.ts';
import { POLICY, setScene } from './test-scene.ts';

/** 1.5 periods, a throttle window, and the time for a request and its response. */
const LIMIT_MS = 1.5 * heartbeatMs(POLICY) + 1_200;

function inputIn(scene = setScene(reportsInput, { withServer: true })) {
  const tab = scene.open();
  scene.pass(10_000);
  scene.check.onAction?.({ do: 'input' }, tab);
  return { ...scene, tab };
}

it('accepts input that the server receives in time', () => {
  const { check, now, pass, reported, server, tab } = inputIn();
  pass(LIMIT_MS);
  check.onStep?.(tab);
  server.session = { ...server.session, seenAt: now() - LIMIT_MS };
  pass(LIMIT_MS);
  check.onStep?.(tab);
  expect(reported()).toEqual([]);
});

it('reports input that the server does not receive', () => {
  const { check, pass, reported, tab } = inputIn();
  pass(LIMIT_MS + 1);
  check.onStep?.(tab);
  expect(reported()).toEqual([`I7 the server has not received input in tab 1 ${LIMIT_MS + 1} ms ago`]);
});

it('accepts input that a tab with a clock that is behind reports as older by as much', () => {
  const { check, history, now, pass, reported, server, tab } = inputIn();
  history.lostMs = () => 5_000;
  const inputAt = now();
  pass(LIMIT_MS + 1);
  server.session = { ...server.session, seenAt: inputAt - 1_200 - 5_001 };
  check.onStep?.(tab);
  expect(reported()).toHaveLength(1);
  const accepted = inputIn();
  accepted.history.lostMs = () => 5_000;
  accepted.server.session = { ...server.session, seenAt: inputAt - 1_200 - 5_000 };
  accepted.pass(LIMIT_MS + 1);
  accepted.check.onStep?.(accepted.tab);
  expect(accepted.reported()).toEqual([]);
});

it('reports nothing if the tab is hidden, the session has ended, or there was a fault', () => {
  const hidden = inputIn();
  hidden.tab.state = 'hidden';
  const over = inputIn();
  over.server.session = { ...over.server.session, ended: 'idle' };
  const troubled = inputIn();
  troubled.history.calmMs = () => 0;
  for (const { check, pass, reported, tab } of [hidden, over, troubled]) {
    pass(LIMIT_MS + 1);
    check.onStep?.(tab);
    expect(reported()).toEqual([]);
  }
});
