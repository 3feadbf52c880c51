// Compresses scripts and styles once, as hard as it goes; the gateway sends them as they are.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const assets = path.resolve(import.meta.dirname, '../dist/assets');

for (const name of fs.readdirSync(assets).filter((file) => /\.(js|css)$/.test(file))) {
  const file = path.join(assets, name);
  const plain = fs.readFileSync(file);
  fs.writeFileSync(`${file}.gz`, zlib.gzipSync(plain, { level: 9 }));
  const params = { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(plain, { params }));
}
