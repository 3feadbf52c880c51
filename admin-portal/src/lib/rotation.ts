import type { Rotation } from './api';
import { http } from './http';

/** Replaces a key's secret; the key keeps its id, name, limits and history. */
export async function rotateKey(id: string, body: Rotation, idempotencyKey: string) {
  const header = { 'Idempotency-Key': idempotencyKey };
  return (await http.POST('/api/provider-keys/{id}/rotate', { params: { path: { id }, header }, body })).data!;
}

/** Takes the secret before the last rotation into use again, while its overlap lasts. */
export async function rollbackKey(id: string, idempotencyKey: string) {
  const header = { 'Idempotency-Key': idempotencyKey };
  return (await http.POST('/api/provider-keys/{id}/rollback', { params: { path: { id }, header } })).data!;
}

/** Destroys a stolen secret at once; the key has to be given another. */
export async function revokeKey(id: string) {
  return (await http.POST('/api/provider-keys/{id}/revoke', { params: { path: { id } } })).data!;
}
