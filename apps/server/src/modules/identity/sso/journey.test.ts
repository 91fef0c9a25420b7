import { providerSettings } from '@hatangso/contracts/sso';
import { expect, test } from 'vitest';
import { vouched } from './journey.ts';

const provider = {
  ...providerSettings.parse({
    id: 'tinh',
    name: 'Tỉnh',
    issuer: 'https://sso.example.vn',
    clientId: 'x',
    personClaim: 'cccd',
    roles: [
      { claim: 'groups', value: 'so', role: 'province_officer', unitCode: '51' },
      { claim: 'groups', value: 'phuong', role: 'chair', unitClaim: 'ma_xa' },
    ],
    secondFactor: { acr: ['loa3'], amr: ['mfa'] },
  }),
  secret: null,
};

test('claims are read as the settings say, and nothing is believed that they do not', () => {
  const claims = {
    sub: 'a',
    cccd: '051',
    name: ' Lan ',
    email: 'LAN@x.vn',
    groups: ['so', 'phuong'],
    ma_xa: '21172',
  };
  expect(vouched(provider, claims)).toMatchObject({
    subject: '051',
    name: 'Lan',
    email: null,
    second: false,
    roles: [
      { role: 'province_officer', unitCode: '51' },
      { role: 'chair', unitCode: '21172' },
    ],
  });
  expect(vouched(provider, { ...claims, email_verified: true }).email).toBe('lan@x.vn');
  expect(vouched(provider, { ...claims, email_verified: 'true' }).email).toBeNull();
  for (const unit of [undefined, 'VN ', '211', ['21172']])
    expect(vouched(provider, { ...claims, ma_xa: unit }).roles).toHaveLength(1);
  expect(vouched(provider, { ...claims, acr: 'loa3' }).second).toBe(true);
  expect(vouched(provider, { ...claims, amr: ['pwd', 'mfa'] }).second).toBe(true);
  expect(vouched(provider, { ...claims, acr: 'loa2', amr: 'pwd' }).second).toBe(false);
  expect(() => vouched(provider, { sub: 'a' })).toThrow(/did not confirm/);
});
