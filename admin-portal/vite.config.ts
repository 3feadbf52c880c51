import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const backend = process.env.PORTAL_BACKEND ?? 'http://127.0.0.1:4173';

export default defineConfig({
  plugins: [react()],
  // The gateway puts the nonce of each answer in its place.
  html: { cspNonce: 'csp-nonce-of-this-answer' },
  server: { proxy: { '/api': backend, '/auth': backend } },
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What most pages share in one file each, instead of a request for every icon and text.
        codeSplitting: {
          groups: [
            { name: 'icons', test: /@tabler/, minShareCount: 3 },
            { name: 'common', test: /\/src\/(lib|texts)\//, minShareCount: 4 },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    css: false,
    include: ['src/**/*.test.{ts,tsx}'],
    testTimeout: 90_000,
    // Files share a worker's DOM and modules: half the time, and each test mounts and unmounts its own page.
    isolate: false,
    maxWorkers: 2,
  },
});
