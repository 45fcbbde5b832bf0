import { json, type Route } from './context.ts';

/** Created at the first request. */
export function openApiRoute(basePath: string): Route {
  let document: object | undefined;
  return {
    async GET() {
      document ??= (await import('../openapi/document.ts')).openApiDocument(basePath);
      return json(document);
    },
  };
}
