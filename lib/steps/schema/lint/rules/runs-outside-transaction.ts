import { say } from '../../../../i18n/message';
import { runsAlone } from '../../statement-hazards';
import { statementLabel } from '../../statement-label';
import { lintStatement } from '../lint-statement';

/** Postgres refuses these inside a transaction: they run after the commit, one by one, and cannot be rolled back. */
export const runsOutsideTransaction = lintStatement(
  {
    id: 'runs-outside-transaction',
    level: 'warn',
    ok: ['create index i on t (a)', 'analyze t', "alter type e add value 'x'"],
    bad: ['create index concurrently i on t (a)', 'vacuum t', 'reindex table concurrently t'],
  },
  ({ node, text }) =>
    runsAlone(node) ? [{ object: statementLabel(text), message: say('schema.lint.runsOutside') }] : [],
);
