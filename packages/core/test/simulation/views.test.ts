import { expect, it } from 'vitest';
import { active, ended, S1, S2, setScene, type TestTab } from './checks/test-scene.ts';
import type { Content } from './views.ts';

function scene(withServer = false) {
  const seen: { content: Content | null; visible: Content | null } = { content: null, visible: null };
  const set = setScene(
    ({ world, views }) => ({
      onStep() {
        const [tab] = world.tabs;
        if (!tab) return;
        seen.content = views.contentOf(tab);
        seen.visible = views.visibleIn(tab);
      },
    }),
    { withServer },
  );
  set.history.accountOf = (id) => ({ [S1]: 'user', [S2]: 'other' })[id] ?? null;
  const tab = set.open({ account: 'user' });
  const show = (snapshot: TestTab['shows']) => {
    tab.shows = snapshot;
    set.run(tab);
    return { ...seen };
  };
  return { ...set, tab, show };
}

it('makes content with the first active session, and shows it until the end', () => {
  const { show, tab } = scene();
  const { content, visible } = show(active({ account: 'user' }));
  expect(content).toEqual({ account: 'user', owner: 'user' });
  expect(visible).toBe(content);
  expect(show(active({ account: 'user', verifying: true }))).toEqual({ content, visible: null });
  tab.state = 'frozen';
  expect(show(active({ account: 'user' }))).toEqual({ content, visible: null });
});

it('keeps content until the same person has signed in again', () => {
  const { show } = scene();
  const { content } = show(active({ account: 'user' }));
  expect(show({ ...ended('idle'), account: 'user' })).toEqual({ content, visible: null });
  expect(show(active({ status: 'pending', id: null })).content).toBe(content);
  expect(show(active({ id: S2, account: 'user' })).visible).toBe(content);
});

it.each([
  ['another person has signed in', active({ id: S2, account: 'other' })],
  ['a person without an account has signed in', active({ id: S2 })],
])('makes new content when %s', (_, next) => {
  const { show } = scene();
  const { content } = show(active({ account: 'user' }));
  show({ ...ended('max'), account: 'user' });
  const { visible } = show(next);
  expect(visible).not.toBe(content);
  expect(visible).toEqual({ account: next.account, owner: 'other' });
});

it.each(['signed-out', 'revoked', 'policy', 'superseded'] as const)('discards content after the end %s', (reason) => {
  const { show } = scene();
  show(active({ account: 'user' }));
  expect(show({ ...ended(reason), account: 'user' }).content).toBeNull();
});

it('discards content if the session of another person is active in the browser', () => {
  const { show } = scene();
  show(active({ account: 'user' }));
  expect(show({ ...ended('idle'), account: 'user', replaced: true }).content).toBeNull();
});

it('discards content without an account', () => {
  const { show } = scene();
  show(active());
  expect(show(ended('idle')).content).toBeNull();
});

it('takes over the account that a session is given later', () => {
  const { show } = scene();
  const { content } = show(active());
  show(active({ account: 'user' }));
  expect(show({ ...ended('idle'), account: 'user' }).content).toBe(content);
  expect(show(active({ id: S2, account: 'user' })).visible).toBe(content);
});

it('makes the content of the person whose cookie the browser has', () => {
  const { server, show } = scene(true);
  server.cookie = S2;
  expect(show(active({ account: 'user' })).content).toEqual({ account: 'user', owner: 'other' });
});
