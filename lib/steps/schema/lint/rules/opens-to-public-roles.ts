import { say } from '../../../../i18n/message';
import { statementHazards } from '../../statement-hazards';
import { statementLabel } from '../../statement-label';
import { lintStatement } from '../lint-statement';

/** A grant to the roles that whoever holds the public key acts as. */
export const opensToPublicRoles = lintStatement(
  {
    id: 'opens-to-public-roles',
    level: 'warn',
    ok: ['grant select on t to backend', 'revoke all on t from anon'],
    bad: [
      'grant select on t to anon',
      'grant all on all tables in schema public to authenticated',
      'alter default privileges in schema public grant select on tables to public',
    ],
  },
  ({ node, text }) =>
    statementHazards(node, () => true).includes('EXPOSES_DATA')
      ? [{ object: statementLabel(text), message: say('schema.lint.opensToPublic') }]
      : [],
);
