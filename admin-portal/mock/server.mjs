// Serves dist/ as the gateway does (SPA fallback, CSP, caching) with the mock backend behind /api. Development only.
// MOCK_ROLES, MOCK_KEYS and MOCK_LOGGED_OUT choose what there is to see.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createBackend } from './backend.mjs';

const dist = path.resolve(import.meta.dirname, '../dist');
const port = Number(process.env.PORT ?? 4173);
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};
const CSP =
  "default-src 'self'; style-src 'self' 'nonce-csp-nonce-of-this-answer'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

const backend = createBackend({
  keys: Number(process.env.MOCK_KEYS ?? 180),
  roles: (process.env.MOCK_ROLES ?? 'super_admin').split(','),
});
backend.db.loggedIn = !process.env.MOCK_LOGGED_OUT;

async function api(request, response, url) {
  let text = '';
  for await (const chunk of request) text += chunk;
  await new Promise((resolve) => setTimeout(resolve, request.method === 'GET' ? 60 : 250));
  const headers = new Headers(Object.entries(request.headers).map(([k, v]) => [k, String(v)]));
  const answer = backend.handle({
    method: request.method,
    url: url.href,
    headers,
    body: text ? JSON.parse(text) : undefined,
  });
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
  response.end(
    answer.body === undefined ? undefined : typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body),
  );
}

function auth(response, url) {
  backend.db.loggedIn = url.pathname === '/auth/login';
  response.writeHead(302, { location: url.searchParams.get('next') ?? '/' });
  response.end();
}

function page(response, url) {
  let file = path.join(dist, path.normalize(url.pathname));
  const found = file.startsWith(dist) && fs.existsSync(file) && fs.statSync(file).isFile();
  if (!found && url.pathname.startsWith('/assets/')) return response.writeHead(404).end();
  if (!found) file = path.join(dist, 'index.html');
  const immutable = url.pathname.startsWith('/assets/');
  response.writeHead(200, {
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': CSP,
    'x-content-type-options': 'nosniff',
  });
  fs.createReadStream(file).pipe(response);
}

http
  .createServer((request, response) => {
    const url = new URL(request.url, `http://127.0.0.1:${port}`);
    if (url.pathname.startsWith('/api/')) void api(request, response, url);
    else if (url.pathname.startsWith('/auth/')) auth(response, url);
    else page(response, url);
  })
  .listen(port, '127.0.0.1', () => console.log(`mock gateway on http://127.0.0.1:${port}`));
