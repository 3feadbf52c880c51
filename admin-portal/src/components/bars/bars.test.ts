import { expect, it } from 'vitest';
import { barsOf } from './bars';

const look = { label: (id: string) => id.toUpperCase(), other: 'Other' };

it('sums by period and series, and keeps periods without any', () => {
  const cells = [
    { period: '1', series: 'a', value: 1 },
    { period: '1', series: 'b', value: 5 },
    { period: '3', series: 'a', value: 2 },
    { period: '9', series: 'a', value: 2 },
  ];
  const { points, series } = barsOf(['1', '2', '3'], cells, look);
  expect(points.map((p) => [p.period, p.total])).toEqual([
    ['1', 6],
    ['2', 0],
    ['3', 2],
  ]);
  expect(series.map((s) => s.label)).toEqual(['B', 'A']);
});

it('puts what has no colour of its own together', () => {
  const cells = Array.from({ length: 12 }, (_, i) => ({ period: '1', series: `s${i}`, value: 12 - i }));
  const { points, series } = barsOf(['1'], cells, look);
  expect(series).toHaveLength(7);
  expect(series.at(-1)).toMatchObject({ id: 'other', label: 'Other' });
  expect(points[0]!.values.other).toBe(6 + 5 + 4 + 3 + 2 + 1);
});
