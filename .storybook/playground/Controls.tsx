import type { ReactElement, ReactNode } from 'react';
import { type Playground, POLICIES, type PolicyName, SPEEDS } from './playground.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Everything outside the tabs: time, the machine, the network, the server. */
export function Controls({ playground }: { readonly playground: Playground }): ReactElement {
  const { world, act, pass } = playground;
  const { machine, network, channel, disk, server } = world;
  const warning = playground.untilWarning();
  return (
    <div className="controls">
      <Group name="Time">
        <output className="time">{new Date(machine.time()).toISOString().slice(11, 19)}</output>
        <button type="button" onClick={() => playground.set({ playing: !playground.playing })}>
          {playground.playing ? 'Pause' : 'Play'}
        </button>
        <select
          aria-label="Speed"
          value={playground.speed}
          onChange={({ target }) => playground.set({ speed: Number(target.value) })}
        >
          {SPEEDS.map((speed) => (
            <option key={speed} value={speed}>{`${speed} ×`}</option>
          ))}
        </select>
        <button type="button" onClick={() => void pass(MINUTE)}>
          + 1 min
        </button>
        <button type="button" disabled={warning === null} onClick={() => void pass(warning ?? 0)}>
          Jump to the warning
        </button>
      </Group>
      <Group name="Machine">
        <button type="button" onClick={() => act('The machine sleeps for an hour', () => machine.sleep(HOUR))}>
          Sleep 1 h
        </button>
        <button type="button" onClick={() => act('The clock is set back an hour', () => machine.setWall(-HOUR))}>
          Clock back 1 h
        </button>
        <Switch
          name="Storage full"
          on={disk.state === 'full'}
          onChange={(full) =>
            act(full ? 'Storage is full' : 'Storage has room again', () => {
              disk.state = full ? 'full' : 'working';
            })
          }
        />
      </Group>
      <Group name="Network">
        <Switch
          name="Server reachable"
          on={network.up}
          onChange={(up) =>
            act(up ? 'The network is back' : 'The network is down', () => {
              network.up = up;
            })
          }
        />
        <Switch
          name="Messages between tabs"
          on={channel.conditions.loss === 0}
          onChange={(arrive) =>
            act(arrive ? 'Messages arrive again' : 'All messages between tabs are lost', () => {
              channel.conditions.loss = arrive ? 0 : 1;
            })
          }
        />
      </Group>
      <Group name="Server">
        <select
          aria-label="Policy"
          value={playground.policy}
          onChange={({ target }) => playground.setPolicy(target.value as PolicyName)}
        >
          {Object.keys(POLICIES).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <button type="button" onClick={() => act('Administrator: ends the session', () => server?.end('revoked'))}>
          Revoke
        </button>
      </Group>
    </div>
  );
}

function Group({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <fieldset>
      <legend>{name}</legend>
      {children}
    </fieldset>
  );
}

interface SwitchProps {
  readonly name: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Switch({ name, on, onChange }: SwitchProps): ReactElement {
  return (
    <label className="switch">
      <input type="checkbox" checked={on} onChange={({ target }) => onChange(target.checked)} />
      {name}
    </label>
  );
}
