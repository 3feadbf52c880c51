import { describe, expect, it } from 'vitest';
import { share, usd, usdBrief, usdExact, usdShort } from './money';

describe('money', () => {
  it('shows as many digits as say something', () => {
    expect(['0', '12.5', '12415.37', '0.000412'].map((a) => usd(a))).toEqual(['$0', '$12.50', '$12,415', '$0.000412']);
  });

  it('leaves out what there is no room for, but never makes something nothing', () => {
    expect(['0', '0.000412', '5.25', '355341.2'].map((a) => usdBrief(a))).toEqual([
      '$0',
      '<$0.01',
      '$5.25',
      '$355,341',
    ]);
    expect([0, 0.0035, 0.0105, 1.5, 22_000].map(usdShort)).toEqual(['$0', '$0.0035', '$0.011', '$1.5', '$22K']);
  });

  it('keeps every digit where a bill is read', () => {
    expect(['0.004125000', '1234567.5', '0', null].map((a) => usdExact(a))).toEqual([
      '$0.004125',
      '$1,234,567.50',
      '$0.00',
      '$0.00',
    ]);
  });

  it('tells no limit from a limit of nothing', () => {
    expect(share('1', null)).toBeNull();
    expect(share('0', '0')).toBe(1);
    expect(share('5', '10')).toBe(0.5);
  });
});
