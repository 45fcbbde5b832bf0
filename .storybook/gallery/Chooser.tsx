import type { ReactElement } from 'react';
import { LOCALES, languageName } from '../languages.ts';
import { type Choice, THEMES, WIDTHS } from './choice.ts';

interface ChooserProps extends Choice {
  readonly components: readonly string[];
  readonly onChange: (change: Partial<Choice>) => void;
}

/** What the gallery shows, as controls. */
export function Chooser({ component, locales, themes, widths, components, onChange }: ChooserProps): ReactElement {
  return (
    <form className="gallery-chooser" onSubmit={(event) => event.preventDefault()}>
      <label>
        Component{' '}
        <select value={component} onChange={({ target }) => onChange({ component: target.value })}>
          <option value="all">All</option>
          {components.map((title) => (
            <option key={title}>{title}</option>
          ))}
        </select>
      </label>
      <Checks
        name="Languages"
        options={LOCALES}
        chosen={locales}
        word={languageName}
        onChange={(chosen) => onChange({ locales: chosen })}
      />
      <Checks name="Themes" options={THEMES} chosen={themes} onChange={(chosen) => onChange({ themes: chosen })} />
      <Checks
        name="Widths"
        options={WIDTHS.map(({ id }) => id)}
        chosen={widths}
        word={(id) => WIDTHS.find((width) => width.id === id)?.name ?? id}
        onChange={(chosen) => onChange({ widths: chosen })}
      />
    </form>
  );
}

interface ChecksProps {
  readonly name: string;
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  readonly word?: (option: string) => string;
  readonly onChange: (chosen: readonly string[]) => void;
}

function Checks({ name, options, chosen, word = String, onChange }: ChecksProps): ReactElement {
  return (
    <fieldset>
      <legend>{name}</legend>
      {options.map((option) => (
        <label key={option}>
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={({ target }) =>
              onChange(options.filter((other) => (other === option ? target.checked : chosen.includes(other))))
            }
          />
          {word(option)}
        </label>
      ))}
    </fieldset>
  );
}
