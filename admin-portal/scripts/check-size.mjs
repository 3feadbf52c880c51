// Fails when the first load exceeds its budget, gzipped: the entry, a landing page, their static imports and CSS.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const BUDGET = 250_000;
const LANDINGS = ['src/features/dashboard/DashboardPage.tsx', 'src/features/provider-keys/ProviderKeysPage.tsx'];
const dist = path.resolve(import.meta.dirname, '../dist');
const manifest = JSON.parse(fs.readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'));

function collect(key, files) {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const next of chunk.imports ?? []) collect(next, files);
  return files;
}

const gzip = (file) => zlib.gzipSync(fs.readFileSync(path.join(dist, file))).length;

for (const landing of LANDINGS) {
  const total = [...collect(landing, collect('index.html', new Set()))].reduce((sum, file) => sum + gzip(file), 0);
  console.log(`first load of ${path.basename(landing, '.tsx')}: ${total} of ${BUDGET} bytes gzip`);
  if (total > BUDGET) {
    console.error('The first load is over its budget: split a route or drop a dependency.');
    process.exitCode = 1;
  }
}
fs.rmSync(path.join(dist, '.vite'), { recursive: true });
