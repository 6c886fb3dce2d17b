import { expect, it } from 'vitest';
import { type SchemaVerifyEvidence, schemaVerifyEvidence } from '@/lib/plan/evidence/schema-verify-evidence';
import { leftBy, runOf, stepOf } from '@/lib/report/testing/step-fixtures';
import { type DataVerifyEvidence, dataVerifyEvidence } from '@/lib/steps/data/data-evidence';
import { dataVerify } from '@/lib/steps/data/data-verify';
import { rowsOf } from './rows-of';

const side: DataVerifyEvidence['source'] = {
  version: 170000,
  encoding: 'UTF8',
  databaseBytes: 1,
  role: 'postgres',
  bypassesRowSecurity: true,
  isReadOnly: false,
  largeObjects: 0,
  otherDatabases: [],
  preparedTransactions: 0,
  preparedNames: [],
  moment: '0/1',
  oldestTransaction: null,
};
const compared = (change: Partial<DataVerifyEvidence> = {}): DataVerifyEvidence => ({
  source: side,
  target: side,
  tables: [
    {
      schema: 'public',
      name: 'guest',
      parts: [],
      columns: ['id'],
      key: ['id'],
      sourceRows: 5,
      targetRows: 4,
      badBuckets: 1,
      differing: [],
      isCut: false,
      ms: { source: 1, target: 1, locate: 0 },
    },
  ],
  left: [],
  lackingColumns: [],
  notAsked: [],
  copyJob: null,
  ...change,
});
const counted: SchemaVerifyEvidence = {
  schemas: ['public'],
  sha256: 'verified',
  fileToTarget: null,
  sourceToTarget: null,
  fileToSource: null,
  rows: [{ table: 'public.guest', source: 5, target: 0, isExact: true, isThere: true }],
  triggers: [],
  ms: 1,
  files: [],
};
/** A comparison as the step judges it: of all tables, or of some. */
const verifiedBy = (evidence: DataVerifyEvidence) =>
  leftBy(dataVerifyEvidence, evidence, {
    outcomes: dataVerify.criteria.map(({ id, judge }) => ({ id, ...judge(evidence) })),
    status: 'failed',
  });
const withSchema = leftBy(schemaVerifyEvidence, counted);
const copied = stepOf('data.copy', { state: 'succeeded', lastRun: runOf('data.copy') });
const source = { count: 5, isExact: true };

it('says what was counted with the schema as long as nothing was copied', () => {
  expect(rowsOf([])).toEqual({ source: null, target: null });
  expect(rowsOf([withSchema])).toEqual({ source, target: { count: 0, isExact: true } });
});

it('says nothing of the target between a copy and its comparison, and then what was compared', () => {
  expect(rowsOf([withSchema, copied])).toEqual({ source, target: null });
  const verified = verifiedBy(compared());
  expect(rowsOf([withSchema, copied, verified])).toEqual({ source, target: { count: 4, isExact: true } });
});

it('takes a comparison that is out of date, or of some tables only, for none', () => {
  const stale = { ...verifiedBy(compared()), state: 'stale' as const };
  expect(rowsOf([withSchema, copied, stale]).target).toBeNull();
  const part = verifiedBy(compared({ notAsked: ['public.booking'], tables: [] }));
  expect(rowsOf([withSchema, copied, part]).target).toBeNull();
});
