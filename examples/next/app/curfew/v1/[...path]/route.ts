import { curfew } from '@/lib/curfew';

const handler = (request: Request) => curfew().handler(request);

export { handler as DELETE, handler as GET, handler as OPTIONS, handler as POST, handler as PUT };
