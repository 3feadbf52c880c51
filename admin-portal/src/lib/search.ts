/** Reading search parameters: what is unknown or malformed is dropped instead of breaking the page. */
export type Search = Record<string, unknown>;

export const text = (value: unknown) => {
  const s = typeof value === 'number' ? String(value) : value;
  return typeof s === 'string' && s !== '' ? s : undefined;
};

/** A day as "YYYY-MM-DD". */
export const date = (value: unknown) => {
  const s = text(value);
  return s && /^\d{4}-\d{2}-\d{2}$/.test(s) ? s : undefined;
};

export function oneOf<T extends string>(values: readonly T[]) {
  return (value: unknown) => values.find((v) => v === value);
}

export function compact<T extends object>(search: T): Partial<T> {
  return Object.fromEntries(Object.entries(search).filter(([, v]) => v !== undefined)) as Partial<T>;
}
