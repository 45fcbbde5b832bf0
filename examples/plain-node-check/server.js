import { createServer } from 'node:http';
import { createCurfew, memoryStore } from '@curfew/server';
import { toNodeHandler } from '@curfew/server/node';

const policy = { idle: process.env.IDLE ?? '15m', max: process.env.MAX ?? '12h', warn: process.env.WARN ?? '2m' };
const curfew = createCurfew({ store: memoryStore(), policies: { default: policy }, limits: { minMs: 1000 } });

createServer(toNodeHandler(curfew)).listen(Number(process.env.PORT ?? 3000));
