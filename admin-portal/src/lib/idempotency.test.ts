import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useIdempotent, uuid } from './idempotency';
import { Problem } from './problem';

describe('useIdempotent', () => {
  const keys: string[] = [];
  const answer = (status?: number) => async (_: object, key: string) => {
    keys.push(key);
    if (status !== undefined) throw new Problem(status);
    return key;
  };

  it('repeats the key only while the outcome of the same request is unknown', async () => {
    const { result } = renderHook(() => useIdempotent());
    const run = result.current;
    await expect(run({ a: 1 }, answer(0))).rejects.toThrow();
    await expect(run({ a: 1 }, answer(503))).rejects.toThrow();
    await expect(run({ a: 1 }, answer(422))).rejects.toThrow();
    await run({ a: 1 }, answer());
    await run({ a: 1 }, answer());
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).toBe(keys[0]);
    expect(new Set(keys).size).toBe(3);
  });

  it('takes a new key for another body', async () => {
    keys.length = 0;
    const { result } = renderHook(() => useIdempotent());
    await expect(result.current({ a: 1 }, answer(0))).rejects.toThrow();
    await result.current({ a: 2 }, answer());
    expect(keys[1]).not.toBe(keys[0]);
  });
});

it('makes UUIDs of version 4', () => {
  expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
