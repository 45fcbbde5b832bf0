import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const { PORT = '3000' } = process.env;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

createServer(({ url }, response) => {
  const { pathname } = new URL(url ?? '/', 'http://localhost');
  const file = join('public', pathname === '/' ? 'index.html' : pathname);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'text/plain' });
  createReadStream(file).pipe(response);
}).listen(Number(PORT), () => console.log(`http://localhost:${PORT}`));
