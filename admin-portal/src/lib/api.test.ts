import { expect, it } from 'vitest';
import { providerKeys } from './api';

it('offers exactly the seven operations of the portal', () => {
  expect(Object.keys(providerKeys).sort()).toEqual([
    'create',
    'delete',
    'getByTenant',
    'getOne',
    'list',
    'testConnection',
    'update',
  ]);
});
