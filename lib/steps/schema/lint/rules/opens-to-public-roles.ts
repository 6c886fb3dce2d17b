import { say } from '../../../../i18n/message';
import { statementHazards } from '../../statement-hazards';
import { statementLabel } from '../../statement-label';
import { lintStatement } from '../lint-statement';

/** A grant to the roles that whoever holds the public key acts as. */
export const opensToPublicRoles = lintStatement(
  {
    id: 'opens-to-public-roles',
    level: 'warn',
    ok: [
      'grant select on t to backend',
      'revoke all on t from anon',
      'grant usage on schema public to anon',
      'grant create on schema public to backend',
    ],
    bad: [
      'grant select on t to anon',
      'grant all on all tables in schema public to authenticated',
      'alter default privileges in schema public grant select on tables to public',
      'alter default privileges grant all on tables to anon',
      'grant all on schema public to public',
      'grant create on schema app, public to authenticated',
      'grant backend to anon',
    ],
  },
  ({ node, text }) => {
    const hazards = statementHazards(node, () => true);
    const object = statementLabel(text);
    if (hazards.includes('OPENS_SCHEMA')) return [{ object, message: say('schema.lint.opensSchema') }];
    return hazards.includes('EXPOSES_DATA') ? [{ object, message: say('schema.lint.opensToPublic') }] : [];
  },
);
