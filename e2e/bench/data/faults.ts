import { COPY_FAULTS } from '../../../lib/postgres/copy/testing/copy-faults';
import { startFaultLab } from '../../../lib/postgres/copy/testing/fault-lab';
import { tell } from './measure';

/** Every fault of the catalogue that concerns copy and comparison, staged on real servers; each must be named. */
export async function stageFaults(): Promise<{ faults: number; named: number }> {
  const lab = await startFaultLab();
  let named = 0;
  try {
    for (const [at, fault] of COPY_FAULTS.entries()) {
      if (at % 10 === 0) tell(`${at} staged, ${named} named`);
      const problem = await lab.stage(fault);
      if (problem === null) named += 1;
      else tell(`${fault.number} ${fault.name}: ${problem}`);
    }
    return { faults: COPY_FAULTS.length, named };
  } finally {
    await lab.stop();
  }
}
