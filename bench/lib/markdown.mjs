/** The whole report of one benchmark as Markdown. */
export function markdown({ bench, title, machine, mode, goals, measures }) {
  return [
    `# ${title}`,
    `${machine}. ${mode} \`npm run bench:${bench}\` makes it again; [what is measured, and how](../README.md). Figures are medians, in brackets the least and the most.`,
    `![Curfew beside the peers](${bench}.svg)`,
    '## Goals',
    table(['goal', 'measured', 'met'], goals),
    ...measures.flatMap(section),
    '',
  ].join('\n\n');
}

function section({ title, note, columns, rows, failure, seconds }) {
  if (failure) return [`## ${title}`, `Not measured: ${failure}`];
  return [`## ${title}`, table(columns, rows), `${note} It took ${seconds.toFixed(0)} s.`];
}

function table(columns, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
