import {
  Controls,
  Description,
  DocsContext,
  Markdown,
  Primary,
  Stories,
  Subtitle,
  Title,
} from '@storybook/addon-docs/blocks';
import { type ReactElement, useContext } from 'react';

/** The documentation of a component: a few stories, and links to the others. */
export function DocsPage(): ReactElement {
  const isPart = useContext(DocsContext).componentStories()[0]?.title.startsWith('Parts of the form/');
  return (
    <>
      <Title />
      <Subtitle />
      <Description of="meta" />
      <Primary />
      {isPart ? (
        <Markdown>Its stories have the props of [SessionSettingsForm](?path=/docs/sessionsettingsform--docs).</Markdown>
      ) : (
        <Controls />
      )}
      <Stories includePrimary={false} />
      <OtherStories />
    </>
  );
}

function OtherStories(): ReactElement | null {
  const stories = useContext(DocsContext)
    .componentStories()
    .filter(({ tags }) => !tags.includes('autodocs'));
  if (stories.length === 0) return null;
  const rows = stories.map(({ id, name, parameters }) => {
    const description: string | undefined = parameters.docs?.description?.story;
    return `| [${name}](?path=/story/${id}) | ${description?.replace(/\s+/g, ' ') ?? ''} |`;
  });
  return (
    <Markdown>{['## Other states', '', '| Story | What it shows |', '| --- | --- |', ...rows].join('\n')}</Markdown>
  );
}
