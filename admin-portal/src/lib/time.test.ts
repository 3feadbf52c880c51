import { expect, it } from 'vitest';
import { hour, lastDayList, monthsOf, relative, remaining } from './time';

it('lists days over the end of a month', () => {
  const days = lastDayList(3, Date.parse('2026-03-01T12:00:00Z'));
  expect(days).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  expect(monthsOf(days)).toEqual(['2026-02', '2026-03']);
});

it('says hours as the period names them, and times as people do', () => {
  expect(hour('2026-10-25T02:00+01:00')).toBe('25 Oct, 02:00');
  expect(relative('2026-01-01T00:00:30Z', Date.parse('2026-01-01T00:00:40Z'))).toBe('just now');
});

it.each([
  ['2026-01-01T00:00:12Z', '12 s'],
  ['2026-01-01T00:58:01Z', '59 min'],
  ['2026-01-01T23:59:00Z', '23 h 59 min'],
  ['2026-01-07T23:30:00Z', '6 d 23 h'],
  ['2026-01-01T00:00:00Z', null],
])('counts down to %s', (until, left) => {
  expect(remaining(until, Date.parse('2026-01-01T00:00:00Z'))).toBe(left);
});
