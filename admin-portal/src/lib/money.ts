const cents = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const whole = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
const tiny = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumSignificantDigits: 2 });
const short = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  minimumFractionDigits: 0,
  maximumFractionDigits: 1,
});
const fine = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 6 });

/** Amounts travel as decimal strings; a number is good enough to draw and to compare, never to add up a bill. */
export type Amount = string | null | undefined;

export const toNumber = (amount: Amount) => (amount == null || amount === '' ? 0 : Number(amount));

/** "$0", "$0.000412", "$12.50", "$12,415": as many digits as say something. */
export function usd(amount: Amount | number) {
  const n = typeof amount === 'number' ? amount : toNumber(amount);
  if (Math.abs(n) >= 1000 || Number.isInteger(n)) return whole.format(n);
  return Math.abs(n) < 0.01 ? fine.format(n) : cents.format(n);
}

/** Where there is little room: no cents from $100 on, and nothing finer than a cent. */
export function usdBrief(amount: Amount) {
  const n = toNumber(amount);
  if (n > 0 && n < 0.01) return '<$0.01';
  return n >= 100 ? whole.format(n) : usd(n);
}

/** How many digits after the point say all of these amounts. */
export const digitsOf = (amounts: Amount[]) =>
  Math.max(2, ...amounts.map((a) => (a ?? '').split('.')[1]?.replace(/0+$/, '').length ?? 0));

/** Every digit of the amount, as it stands in the ledger, in groups of thousands; `digits` aligns a column. */
export function usdExact(amount: Amount, digits = digitsOf([amount])) {
  const [units = '0', fraction = ''] = (amount ?? '0').split('.');
  const kept = fraction.padEnd(digits, '0').slice(0, digits);
  return `${units.startsWith('-') ? '-' : ''}$${units.replace('-', '').replace(/\B(?=(\d{3})+$)/g, ',')}.${kept}`;
}

/** As `usdExact`, in the currency that the amount is in. */
export const moneyExact = (amount: Amount, currency = 'USD', digits?: number) =>
  currency === 'USD' ? usdExact(amount, digits) : `${usdExact(amount, digits).replace('$', '')} ${currency}`;

/** For axes: two significant digits below a dollar, where fewer would leave nothing. */
export const usdShort = (n: number) => (n !== 0 && Math.abs(n) < 1 ? tiny : short).format(n);

/** What a form's number field holds, as the API wants it: empty is no limit. */
export const toAmount = (value: number | string) => (value === '' ? null : String(value));

export const fromAmount = (amount: Amount): number | '' => (amount == null || amount === '' ? '' : Number(amount));

/** Used share of a limit, or null where there is none. A limit of 0 is always used up. */
export function share(used: Amount, limit: Amount) {
  if (limit == null) return null;
  const max = toNumber(limit);
  return max === 0 ? 1 : toNumber(used) / max;
}
