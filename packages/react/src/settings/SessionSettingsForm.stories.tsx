import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ReactElement, useState } from 'react';
import { fn } from 'storybook/test';
import { arrange, type Controls } from '../../test/arrange.tsx';
import { inForm } from '../../test/in-form.tsx';
import { StoryProvider } from '../../test/StoryProvider.tsx';
import { HOUR, MINUTE, tabIn } from '../../test/tab.ts';
import { useSettings } from './context.ts';
import { SessionSettingsForm } from './SessionSettingsForm.tsx';
import type { PreviewPolicy, SavePolicy, SaveResult } from './types.ts';

const policy = {
  version: 7,
  maxMs: 12 * HOUR,
  idleMs: 15 * MINUTE,
  warnMs: 2 * MINUTE,
  updatedAt: '2026-11-23T16:40:00Z',
};

/** The form in which an administrator sets how long sessions last. */
const meta = {
  title: 'SessionSettingsForm',
  component: SessionSettingsForm,
  args: {
    policy,
    status: 'ready',
    readOnly: false,
    onSubmit: fn<SavePolicy>((durations) => ({ type: 'saved', policy: { ...durations, version: 8 } })),
    onDirtyChange: fn(),
  },
  argTypes: {
    status: { control: 'radio', options: ['loading', 'ready', 'failed'], if: { arg: 'policy', truthy: false } },
  },
  loaders: [() => ({ tab: tabIn('active') })],
  render: (args, { loaded, globals }) => (
    <StoryProvider session={loaded.tab.session} locale={globals.locale}>
      <SessionSettingsForm {...args} />
    </StoryProvider>
  ),
} satisfies Meta<typeof SessionSettingsForm>;

export default meta;
type Story = StoryObj<typeof meta>;

/** For stories that move focus. */
const FRAME = { docs: { story: { inline: false, height: '640px' } } };

const IDLE_DAYS = 'select[id$="idleMs-days"]';
const IDLE_MINUTES = 'select[id$="idleMs-minutes"]';
const IDLE_TYPED = 'input[id$="idleMs-typed"]';
const SAVE = '[type=submit]';

const BY_ANN = { updatedBy: 'Ann Lee', updatedAt: '2026-11-24T09:15:00Z' };

/** Waits as long as a preview does. */
async function edit({ choose, pass }: Controls, minutes = 10): Promise<void> {
  await choose(IDLE_MINUTES, minutes);
  await pass(400);
}

async function save(controls: Controls, minutes = 30): Promise<void> {
  await edit(controls, minutes);
  await controls.press(SAVE);
}

const known = (ends: number, self = false) => fn<PreviewPolicy>(async () => ({ ends, of: 318, self }));
const answer = (result: SaveResult) => fn<SavePolicy>(() => result);

export const Unedited: Story = { tags: ['autodocs'] };

/** After a pause, the form shows how many sessions a save would end. */
export const Edited: Story = { args: { onPreview: known(12) }, parameters: arrange(edit) };

/** A longer limit ends no session. */
export const EndsNoSession: Story = { args: { onPreview: known(0) }, parameters: arrange((user) => edit(user, 30)) };

/** The sessions are being counted. */
export const Counting: Story = {
  args: { onPreview: fn<PreviewPolicy>(() => new Promise(() => {})) },
  parameters: arrange(edit),
};

/** The server does not know what a save ends. The form shows that, and asks before it saves. */
export const CountUnknown: Story = {
  args: { onPreview: fn<PreviewPolicy>(async () => null) },
  parameters: arrange(edit),
};

/**
 * A save that ends sessions asks first, in a dialog. The sessions can end now, or at the next sign-in. The dialog ignores
 * presses in its first half second, so that a double click on the save button ends nothing.
 */
export const Confirmation: Story = {
  tags: ['autodocs'],
  args: { onPreview: known(12, true) },
  parameters: { ...FRAME, ...arrange((user) => save(user, 10)) },
};

/** No session ends: the button says so, and is not red. */
export const ConfirmationForTheNextSignIn: Story = {
  args: { onPreview: known(12) },
  parameters: {
    ...FRAME,
    ...arrange(async (user) => {
      await save(user, 10);
      await user.press('input[type=radio][id$="next-sign-in"]');
    }),
  },
};

/** If the number is not known, the form asks too. */
export const ConfirmationWithoutACount: Story = {
  args: { onPreview: fn<PreviewPolicy>(async () => null) },
  parameters: { ...FRAME, ...arrange((user) => save(user, 10)) },
};

/** A save is running. A second press does nothing. */
export const Saving: Story = {
  args: { onSubmit: fn<SavePolicy>(() => new Promise(() => {})) },
  parameters: arrange(save),
};

/** The form is clean again, and says what the save did. */
export const Saved: Story = { parameters: arrange(save) };

/** Without changes, the save button has no effect. It can be reached, and says why. */
export const NothingToSave: Story = { parameters: arrange(({ press }) => press(SAVE)) };

/** A shorter idle timeout makes the warning too long. The field that must change is marked at once, with a remedy, and a button beside *Save changes* leads to it. */
export const InvalidAtOnce: Story = { parameters: arrange(({ choose }) => choose(IDLE_MINUTES, 2)) };

/** A duration is typed in place of three choices: `1h 30m`, `90` or `PT1H30M`. */
export const TypedDuration: Story = { parameters: arrange(({ type }) => type(IDLE_TYPED, '1h 30m')) };

/** A text that cannot be read stays, and the error says what can be typed. */
export const TypedTextNotRead: Story = { parameters: arrange(({ type }) => type(IDLE_TYPED, 'soon')) };

/** The summary of errors receives focus. Its buttons focus the fields, and one press corrects a value. */
export const Errors: Story = {
  parameters: {
    ...FRAME,
    ...arrange(async ({ choose, press }) => {
      await choose(IDLE_DAYS, 1);
      await press(SAVE);
    }),
  },
};

/** The server refuses a draft that the form allowed. The error appears at its field, with the nearest allowed value. */
export const RefusedByTheServer: Story = {
  args: {
    onSubmit: answer({
      type: 'refused',
      errors: [{ field: 'idleMs', code: 'too_long', detail: 'The most is 10 min.', nearestMs: 10 * MINUTE }],
    }),
  },
  parameters: { ...FRAME, ...arrange(save) },
};

/** The server could not be reached. The draft is kept. */
export const ServerUnreachable: Story = {
  args: { onSubmit: answer({ type: 'failed' }) },
  parameters: arrange(save),
};

/** The server is busy, and names a time after which to try again. */
export const ServerBusy: Story = {
  args: { onSubmit: answer({ type: 'failed', retryAfterMs: 30_000 }) },
  parameters: arrange(save),
};

/** The user may not save. From then on, the durations are text. */
export const Forbidden: Story = {
  args: { onSubmit: answer({ type: 'forbidden' }) },
  parameters: arrange(save),
};

/** Another administrator has saved. The form shows both versions and lets the user choose. */
export const Conflict: Story = {
  tags: ['autodocs'],
  args: { onSubmit: answer({ type: 'conflict', theirs: { ...policy, ...BY_ANN, version: 8, maxMs: 8 * HOUR } }) },
  parameters: {
    ...FRAME,
    ...arrange(async (user) => {
      await save(user);
      await user.focus('.curfew-notice');
      // It is at the end of the form, and focus does not scroll in the docs.
      const { bottom = 0 } = document.querySelector('.curfew-notice')?.getBoundingClientRect() ?? {};
      scrollBy(0, bottom + 20 - innerHeight);
    }),
  },
};

/** Another administrator saves while the form is open. A clean form shows the new values, with who saved and when. */
export const SavedElsewhere: Story = {
  render: function Render(args, { loaded, globals }) {
    const [isNewer, save] = useState(false);
    return (
      <StoryProvider session={loaded.tab.session} locale={globals.locale}>
        <SessionSettingsForm
          {...args}
          policy={isNewer ? { ...policy, ...BY_ANN, version: 8, idleMs: 30 * MINUTE } : policy}
        />
        <button
          type="button"
          className="curfew-button another-administrator"
          style={{ marginBlockStart: 16 }}
          onClick={() => save(true)}
        >
          Another administrator saves
        </button>
      </StoryProvider>
    );
  },
  parameters: arrange(({ press }) => press('.another-administrator')),
};

/** A save by another administrator never replaces unsaved changes. The form shows both versions before a save. */
export const SavedElsewhereDuringAnEdit: Story = {
  ...SavedElsewhere,
  parameters: {
    ...FRAME,
    ...arrange(async (user) => {
      await edit(user, 45);
      await user.press('.another-administrator');
    }),
  },
};

/** Advice does not prevent a save. */
export const Advice: Story = { args: { policy: { ...policy, maxMs: HOUR, warnMs: 10_000 } } };

/** Your app allows at most four hours. The drop-downs and the standards respect that. */
export const LimitsOfYourApp: Story = {
  args: { policy: { ...policy, maxMs: 4 * HOUR }, limits: { minMs: MINUTE, maxMs: 4 * HOUR } },
};

/** For users who may see the limits, but not change them: text in place of drop-downs. */
export const ReadOnly: Story = { args: { readOnly: true } };

/** The policy is being loaded. */
export const Loading: Story = { args: { policy: null, status: 'loading' } };

/** The policy could not be loaded. A button tries again. */
export const NotLoaded: Story = { args: { policy: null, status: 'failed', onReload: fn() } };

/** The same form, composed of its parts: without the sentence and the standards. */
export const FromParts: Story = {
  tags: ['autodocs'],
  render: inForm(
    <>
      <SessionSettingsForm.Problems />
      <div className="curfew-card">
        <SessionSettingsForm.Fields />
        <SessionSettingsForm.Actions />
      </div>
      <SessionSettingsForm.Conflict />
    </>,
  ),
};

/** A part of your own copies the saved durations as a sentence, for the document that ASVS requires. */
export const PartOfYourOwn: Story = {
  render: inForm(
    <div className="curfew-card">
      <SessionSettingsForm.Fields />
      <SessionSettingsForm.Sentence />
      <Summary />
    </div>,
  ),
};

function Summary(): ReactElement {
  const { base, texts, locale } = useSettings();
  const summary = texts.sentence(base, locale).replaceAll('*', '');
  return (
    <div>
      <button type="button" className="curfew-button" onClick={() => void navigator.clipboard.writeText(summary)}>
        Copy summary
      </button>
    </div>
  );
}

/** German has the longest words. */
export const German: Story = {
  globals: { locale: 'de' },
  args: { onPreview: known(12, true) },
  parameters: arrange(edit),
};

/** A language without spaces between words. */
export const Japanese: Story = { ...German, globals: { locale: 'ja' } };

/** From right to left. */
export const Arabic: Story = { ...German, globals: { locale: 'ar' } };
