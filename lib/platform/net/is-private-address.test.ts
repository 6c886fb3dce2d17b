import { expect, it } from 'vitest';
import { isPrivateAddress } from './is-private-address';

it.each<[string, boolean]>([
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['10.255.0.1', true],
  ['172.16.0.1', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['192.168.1.4', true],
  ['192.169.1.4', false],
  ['100.64.0.1', true],
  ['100.128.0.1', false],
  ['8.8.8.8', false],
  ['0.0.0.0', false],
  ['::1', true],
  ['fd12:3456::1', true],
  ['fe80::1%eth0', true],
  ['2001:db8::1', false],
  ['::ffff:10.0.0.1', true],
  ['::ffff:8.8.8.8', false],
  ['localhost', false],
  ['', false],
])('%s: %s', (address, expected) => {
  expect(isPrivateAddress(address)).toBe(expected);
});
