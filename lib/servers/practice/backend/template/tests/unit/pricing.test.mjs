import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeskOpen, priceOfStay } from '../../service/pricing.mjs';

test('a weekday night costs the nightly price', () => {
  assert.equal(priceOfStay({ arrival: '2026-03-02', departure: '2026-03-03', nightlyCents: 9000 }), 9000);
});

test('weekend nights are a quarter dearer', () => {
  assert.equal(priceOfStay({ arrival: '2026-03-06', departure: '2026-03-08', nightlyCents: 8000 }), 20_000);
});

test('one night is free from seven on', () => {
  assert.equal(priceOfStay({ arrival: '2026-03-02', departure: '2026-03-09', nightlyCents: 1000 }), 6500);
});

test('a stay without a night is refused', () => {
  assert.throws(() => priceOfStay({ arrival: '2026-03-02', departure: '2026-03-02', nightlyCents: 1 }), RangeError);
});

test('the desk may be open past midnight', () => {
  assert.equal(isDeskOpen({ start: 22, end: 6 }, 23), true);
  assert.equal(isDeskOpen({ start: 22, end: 6 }, 12), false);
  assert.equal(isDeskOpen({ start: 8, end: 20 }, 20), false);
});
