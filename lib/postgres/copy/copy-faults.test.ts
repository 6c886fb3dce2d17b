import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COPY_FAULTS } from './testing/copy-faults';
import { type FaultLab, startFaultLab } from './testing/fault-lab';

let lab: FaultLab;

beforeAll(async () => {
  lab = await startFaultLab();
});
afterAll(() => lab.stop());

/** Every fourth here; `npm run bench -- data faults` stages all of them. */
const SOME = COPY_FAULTS.filter((_, at) => at % 4 === 0);

describe('what can go wrong while rows move', () => {
  it.each(SOME)('$number: $name → $ending', async (fault) => {
    expect(await lab.stage(fault)).toBeNull();
  });
});
