import { json, type Route } from './context.ts';

/** `/openapi.json`: the description of the API. It is public, and created at the first request. */
export function openApiRoute(basePath: string): Route {
  let document: object | undefined;
  return {
    async GET() {
      document ??= (await import('../openapi/document.ts')).openApiDocument(basePath);
      return json(document);
    },
  };
}
