import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COPY_FAULTS } from './testing/copy-faults';
import { type FaultLab, startFaultLab } from './testing/fault-lab';

let lab: FaultLab;

beforeAll(async () => {
  lab = await startFaultLab();
});
afterAll(() => lab.stop());

describe('what can go wrong while rows move', () => {
  it.each(COPY_FAULTS)('$number: $name → $ending', async (fault) => {
    expect(await lab.stage(fault)).toBeNull();
  });
});
