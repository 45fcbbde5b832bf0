/** Renders fences of the language `mermaid` by the component `MermaidDiagram`, in a plug-in of markdown-it. */
export function diagrams(/** @type {import('vitepress').MarkdownRenderer} */ md) {
  const fence = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const token = tokens[index];
    if (token?.info.trim() !== 'mermaid') return fence?.(tokens, index, ...rest) ?? '';
    return `<MermaidDiagram code="${encodeURIComponent(token.content)}" />`;
  };
}
