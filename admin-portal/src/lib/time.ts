const relativeFormat = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const absoluteFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const STEPS: [number, Intl.RelativeTimeFormatUnit, number][] = [
  [3600, 'minute', 60],
  [86_400, 'hour', 3600],
  [86_400 * 60, 'day', 86_400],
  [Infinity, 'month', 86_400 * 30],
];

export const absolute = (iso: string) => `${absoluteFormat.format(new Date(iso))} UTC`;
export const day = (date: string) => dayFormat.format(new Date(`${date}T00:00Z`));
export const monthName = (month: string) => monthFormat.format(new Date(`${month}-01T00:00Z`));
export const daysSince = (iso: string, now = Date.now()) => Math.floor((now - Date.parse(iso)) / 86_400_000);

export function relative(iso: string, now = Date.now()) {
  const seconds = (Date.parse(iso) - now) / 1000;
  const distance = Math.abs(seconds);
  if (distance < 60) return seconds > 0 ? 'in a moment' : 'just now';
  const [, unit, size] = STEPS.find(([limit]) => distance < limit)!;
  return relativeFormat.format(Math.round(seconds / size), unit);
}

/** "6 d 23 h", "59 min", "12 s": how long until then, or null when it is past. */
export function remaining(iso: string, now = Date.now()) {
  const seconds = Math.ceil((Date.parse(iso) - now) / 1000);
  if (seconds <= 0) return null;
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** The last so many days up to today (UTC), as "YYYY-MM-DD". */
export function lastDayList(count: number, now = Date.now()) {
  return Array.from({ length: count }, (_, i) =>
    new Date(now - (count - 1 - i) * 86_400_000).toISOString().slice(0, 10),
  );
}

export const monthsOf = (days: string[]) => [...new Set(days.map((d) => d.slice(0, 7)))];

/** "24 Nov, 14:00", in the zone that the period names. */
export const hour = (period: string) => `${day(period.slice(0, 10))}, ${period.slice(11, 16)}`;

/** The months that a report can be asked for, newest first, as "YYYY-MM". */
export function lastMonths(count: number, now = new Date()) {
  return Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - i, 1)).toISOString().slice(0, 7),
  );
}

/** When a day begins for a tenant: its limits reset then. */
export function resetHint(timezone = 'UTC') {
  return timezone === 'UTC' ? '00:00 UTC' : `00:00 ${timezone}`;
}
