// Fails when what the first page needs (entry chunk, its static imports, their CSS) exceeds the budget, gzipped.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const BUDGET = 250_000;
const dist = path.resolve(import.meta.dirname, '../dist');
const manifestFile = path.join(dist, '.vite/manifest.json');
const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
const files = new Set();

function collect(key) {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const next of chunk.imports ?? []) collect(next);
}
collect('index.html');

const sizes = [...files].map((f) => [f, zlib.gzipSync(fs.readFileSync(path.join(dist, f))).length]);
const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
for (const [file, bytes] of sizes) console.log(`${String(bytes).padStart(8)} ${file}`);
console.log(`first load ${total} of ${BUDGET} bytes gzip`);
fs.rmSync(path.join(dist, '.vite'), { recursive: true });
if (total > BUDGET) {
  console.error('The first load is over its budget: split a route or drop a dependency.');
  process.exitCode = 1;
}
