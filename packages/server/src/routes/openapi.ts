import { json, type Route } from './context.ts';

/** `/openapi.json`: the API's description. It is no secret, and made only when somebody asks. */
export function openApiRoute(basePath: string): Route {
  let document: object | undefined;
  return {
    async GET() {
      document ??= (await import('../openapi/document.ts')).openApiDocument(basePath);
      return json(document);
    },
  };
}
