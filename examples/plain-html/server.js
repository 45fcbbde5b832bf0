import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const { PORT = '3000' } = process.env;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.txt': 'text/plain' };

createServer(({ url }, response) => {
  const { pathname } = new URL(`http://localhost${url}`);
  const file = join('public', pathname === '/' ? 'index.html' : pathname);
  const type = TYPES[extname(file)];
  if (!type || !existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': type });
  createReadStream(file).pipe(response);
}).listen(Number(PORT), () => console.log(`http://localhost:${PORT}`));
