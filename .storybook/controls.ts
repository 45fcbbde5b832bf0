import type { ArgTypesEnhancer, SBType, StrictInputType } from 'storybook/internal/types';

/** A link of TSDoc is text in Storybook. */
const withoutLinks = (argType: StrictInputType): StrictInputType => ({
  ...argType,
  ...(argType.description && { description: argType.description.replace(/\{@link (\S+?)\}/g, '`$1`') }),
});

/**
 * Gives each prop the control of its type. Storybook's reader leaves types such as `boolean | undefined` as text, and then
 * offers to edit them as JSON.
 */
export const controlsByType: ArgTypesEnhancer = ({ argTypes, initialArgs }) =>
  Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => [
      name,
      withoutLinks(enhanced(argType, initialArgs[name] === undefined)),
    ]),
  );

function enhanced(argType: StrictInputType, isUnset: boolean): StrictInputType {
  const { type, control, table } = argType;
  if (type?.name !== 'other') return argType;
  const text = type.value.replace(/ \| undefined$/, '');
  const known = typeOf(text, argType.name);
  return {
    ...argType,
    type: { ...(known ?? type), required: type.required ?? false },
    table: { ...table, type: { summary: text } },
    // "Set object" would offer nothing to choose from.
    ...(control === undefined && !known && isUnset && { control: false }),
  };
}

function typeOf(text: string, name: string): SBType | null {
  if (text === 'boolean' || text === 'string' || text === 'number') return { name: text };
  const literals = text.split(' | ').map((part) => /^"(.*)"$/.exec(part)?.[1]);
  if (literals.every((literal) => literal !== undefined)) return { name: 'enum', value: literals };
  return /^on[A-Z]/.test(name) ? { name: 'function' } : null;
}
