import { readdirSync } from 'node:fs';
import { countLines } from './house/count-lines';
import { findDeadExports } from './house/dead-exports';
import { findImportFaults } from './house/import-faults';
import { makeStep } from './house/make-step';
import { findUntypedReads } from './house/untyped-reads';

/** The state of the house: what its rules say of the tree as it stands, and what a new step costs. */
export async function bench(): Promise<Record<string, unknown>> {
  const faults = await findImportFaults();
  const rooms = readdirSync('lib', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const untyped = findUntypedReads();
  const { product, tests } = countLines();
  const dead = await findDeadExports();
  const made = await makeStep();
  const table: [string, readonly string[]][] = [
    ['circles', faults.circles],
    ['imports that run up', faults.upward],
    ['evidence read without its token', untyped.map(({ place, text }) => `${place}  ${text}`)],
    ['exported, and imported nowhere', dead],
    ['files of others that a new step touches', made.touched],
    ['files of its own', made.own],
  ];
  for (const [title, lines] of table) console.log([`${title}: ${lines.length}`, ...lines].join('\n    '));
  console.log(`lines: ${product} of the product, ${tests} of tests`);
  return {
    circles: faults.circles.length,
    upwardImports: faults.upward.length,
    roomsInLib: rooms.length,
    untypedEvidenceReads: untyped.length,
    testRatio: Math.round((tests / product) * 100) / 100,
    deadExports: dead.length,
    newStepFiles: made.touched.length,
    newStepOwnFiles: made.own.length,
  };
}
