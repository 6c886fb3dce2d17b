import { z } from 'zod';
import { explainError } from '../../platform/errors/explain-error';
import { classifyError } from '../../postgres/classify-error';
import { defineCheck } from './check-command';

const PLACES = ['supavisor', 'pgbouncer', 'postgres', 'neon'] as const;
type Place = (typeof PLACES)[number];

const REF = 'abcdefghijklmnopqrst';

/** An address of the kind that is meant: the catalogue tells places apart by where the connection went. */
const ENDPOINT: Record<Place, { readonly host: string; readonly port: number; readonly user: string }> = {
  supavisor: { host: 'aws-0-eu-central-1.pooler.supabase.com', port: 6543, user: `postgres.${REF}` },
  pgbouncer: { host: `db.${REF}.supabase.co`, port: 6543, user: 'postgres' },
  postgres: { host: `db.${REF}.supabase.co`, port: 5432, user: 'postgres' },
  neon: { host: 'ep-example-123456.eu-central-1.aws.neon.tech', port: 5432, user: 'neondb_owner' },
};

/** The error as node-postgres would throw it: Node's names of network errors have no SQLSTATE. */
function errorOf(code: string | undefined, text: string): Error {
  const isSqlState = code !== undefined && /^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]{4}$/.test(code);
  return Object.assign(new Error(text), {
    ...(code ? { code } : {}),
    ...(isSqlState ? { severity: 'ERROR' } : {}),
  });
}

/** Names a failure from its text and SQLSTATE: code, cause, cures. Dials nothing. */
export const classify = defineCheck({
  name: 'classify',
  help: 'check.classify.help',
  options: [
    { flags: '--sqlstate <code>', help: 'check.classify.sqlstate' },
    { flags: '--text <text>', help: 'check.classify.text' },
    { flags: '--place <place>', help: 'check.classify.place', choices: PLACES },
  ],
  input: z
    .object({
      sqlstate: z.string().trim().max(20).optional(),
      text: z.string().max(20_000).default(''),
      place: z.enum(PLACES).optional(),
    })
    .refine(({ sqlstate, text }) => Boolean(sqlstate) || text.trim() !== '', {
      message: '--sqlstate | --text',
    }),
  run: async ({ locale, t }, { sqlstate, text, place }) => {
    const context = place ? { endpoint: ENDPOINT[place] } : {};
    const error = classifyError(errorOf(sqlstate, text), context);
    const { code, title, cause, cures } = explainError(error.code, locale, error.params);
    const isKnown = code !== 'MUD-001';
    return {
      json: { code, title, cause, cures, known: isKnown, original: error.original ?? null },
      words: [
        `${title} (${code})`,
        cause,
        ...cures.map((cure, n) => `  ${n + 1}. ${cure}`),
        ...(isKnown ? [] : [t('check.classify.unknown')]),
      ],
      code: isKnown ? 0 : 2,
    };
  },
});
