/** What a chart of stacked bars and its table both show. */
export type Series = { id: string; label: string; color: string };
export type Point = { period: string; total: number; values: Record<string, number> };
export type Bars = { points: Point[]; series: Series[] };

/** How many series get a colour of their own; what is left is one grey series. */
const MOST = 7;
const OTHER = 'other';
const PALETTE = ['#4a5bdc', '#0d9488', '#c2623d', '#b7791f', '#7c4ddb', '#2f6fde', '#be3f7f'];
const GREY = '#8590a6';

export type Cell = { period: string; series: string; value: number };
type Look = { label: (id: string) => string; color?: (id: string) => string | undefined; other: string };

/** Adds cells up by period and series: the largest series first, those beyond the palette together. */
export function barsOf(periods: string[], cells: Cell[], { label, color, other }: Look): Bars {
  const points = new Map(periods.map((period) => [period, { period, total: 0, values: {} } as Point]));
  const sums = new Map<string, number>();
  for (const cell of cells) {
    if (points.has(cell.period)) sums.set(cell.series, (sums.get(cell.series) ?? 0) + cell.value);
  }
  const ranked = [...sums].filter(([, sum]) => sum > 0).sort(([, a], [, b]) => b - a);
  const named = ranked.length > MOST ? ranked.slice(0, MOST - 1) : ranked;
  const own = new Set(named.map(([id]) => id));
  for (const { period, series, value } of cells) {
    const point = points.get(period);
    if (!point) continue;
    const id = own.has(series) ? series : OTHER;
    point.total += value;
    point.values[id] = (point.values[id] ?? 0) + value;
  }
  const series = named.map(([id], i) => ({ id, label: label(id), color: color?.(id) ?? PALETTE[i % PALETTE.length]! }));
  if (ranked.length > named.length) series.push({ id: OTHER, label: other, color: GREY });
  return { points: [...points.values()], series };
}
