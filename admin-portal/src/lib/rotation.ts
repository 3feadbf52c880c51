import { type Rotation, WAIT_SECONDS } from './api';
import { http } from './http';

/** Replaces a key's secret; the key keeps its id, name, limits and history. */
export async function rotateKey(id: string, body: Rotation, idempotencyKey: string) {
  const header = { 'Idempotency-Key': idempotencyKey, Prefer: `wait=${WAIT_SECONDS}` };
  return (await http.POST('/api/provider-keys/{id}/rotate', { params: { path: { id }, header }, body })).data!;
}
