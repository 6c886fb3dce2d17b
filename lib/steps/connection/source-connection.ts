import { z } from 'zod';
import { say } from '../../i18n/message';
import {
  type SourceConnectionEvidence,
  sourceConnectionEvidence,
} from '../../plan/evidence/source-connection-evidence';
import { judgeSlots, strangeSlots } from '../../plan/found-slots';
import { defineStep } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { type Endpoint, TLS_MODES } from '../../postgres/address/endpoint';
import { endpointOf } from '../../postgres/address/endpoint-of';
import { isSameRole } from '../../postgres/address/is-same-role';
import { parseCa } from '../../postgres/address/parse-ca';
import { parseConnection } from '../../postgres/address/parse-connection';
import { probeTls } from '../../postgres/diagnose/probe-tls';
import { listSourceTables } from '../../postgres/list-source-tables';
import { findFollowLeftovers } from '../../postgres/replication/find-leftovers';
import { climbConnection } from './climb-connection';
import { TLS_FIELDS } from './credentials-fields';

const Input = z.object({
  connection: z.string().default(''),
  password: z.string().default(''),
  tlsMode: z.enum(['auto', ...TLS_MODES]).default('auto'),
  ca: z.string().optional(),
  mayRiskBan: z.boolean().default(false),
});
type Input = z.infer<typeof Input>;

/**
 * A Postgres on this very machine, in a container or behind a tunnel, seldom offers TLS, and nothing leaves the machine:
 * where nobody asked for a mode, it is then used as it is. What keeps it from answering, the ladder tells.
 */
async function plainHere(ctx: StepContext, endpoint: Endpoint): Promise<Endpoint> {
  if (!/^(?:localhost|127\.[\d.]+|::1)$/.test(endpoint.host)) return endpoint;
  const address = endpoint.host === 'localhost' ? '127.0.0.1' : endpoint.host;
  const probe = await probeTls(endpoint, { address, timeoutMs: 3000, signal: ctx.signal }).catch(() => null);
  ctx.signal.throwIfAborted();
  if (probe?.facts.answer !== 'N') return endpoint;
  ctx.log('info', say('connection.finding.plainHere'));
  return { ...endpoint, tls: { mode: 'disable' } };
}

/** What was typed becomes the stored connection; an empty field keeps what is there. */
async function settle(ctx: StepContext, input: Input): Promise<Endpoint> {
  const ca = parseCa(input.ca);
  const kept = await ctx.clients.endpoint('source');
  const parsed =
    input.connection.trim() === ''
      ? null
      : parseConnection(
          input.connection,
          input.password !== '' || (await ctx.secret('source.password')) !== null,
        );
  for (const { verdict, message } of parsed?.findings ?? [])
    ctx.log(verdict === 'pass' ? 'info' : 'warn', message);
  for (const { message } of parsed?.leftOut ?? []) ctx.log('info', message);
  const wrong = parsed?.findings.find(({ verdict }) => verdict === 'fail');
  if (wrong) throw new MudanzaError(wrong.code ?? 'MUD-100', { params: wrong.message.params ?? {} });
  const asked = parsed ? endpointOf(parsed, input.tlsMode, ca) : withTls(kept, input, ca);
  const isOpen = input.tlsMode === 'auto' && parsed?.tlsMode === null && ca === undefined;
  const endpoint = asked && isOpen ? await plainHere(ctx, asked) : asked;
  if (!endpoint) throw new MudanzaError(parsed ? 'MUD-002' : 'MUD-100', { params: { detail: 'user' } });
  await ctx.storeConnection('source', endpoint);
  const password = input.password || parsed?.password;
  // Another role's password is never tried at this door: it counts towards a ban.
  if (password) await ctx.storeSecret('source.password', password);
  else if (kept && !isSameRole(kept, endpoint)) await ctx.storeSecret('source.password', null);
  return endpoint;
}

function withTls(kept: Endpoint | null, input: Input, ca: string | undefined): Endpoint | null {
  if (!kept) return null;
  const own = ca ?? kept.tls.ca;
  const mode = input.tlsMode === 'auto' ? kept.tls.mode : input.tlsMode;
  return { ...kept, tls: { mode, ...(own ? { ca: own } : {}) } };
}

async function run(ctx: StepContext, input: Input): Promise<SourceConnectionEvidence> {
  const { host, port, user, database } = await settle(ctx, input);
  ctx.log('info', say('connection.criterion.understood', { host, port: String(port), user, database }));
  const credentials = await ctx.credentialsFor('source');
  if (!credentials) throw new MudanzaError('MUD-008', { params: { secret: 'source.password' } });
  const climbed = await climbConnection(ctx, credentials, { mustWrite: false, mayRiskBan: input.mayRiskBan });
  const tables = climbed.report.isConnected ? await ctx.clients.withSource(listSourceTables) : [];
  const schemas = [...new Set(tables.map((table) => table.schema))].sort();
  return { ...climbed, tables, schemas, slots: climbed.report.isConnected ? await slotsOf(ctx) : null };
}

/** A slot of a migration that is gone fills this server's disk; whoever connects here next is told. */
async function slotsOf(ctx: StepContext): Promise<SourceConnectionEvidence['slots']> {
  try {
    return strangeSlots(await ctx.clients.withSource(findFollowLeftovers), ctx.migration.id);
  } catch {
    // Servers before 11 know none of this, and some roles may not look.
    ctx.signal.throwIfAborted();
    return null;
  }
}

function failedRungOf({ report }: SourceConnectionEvidence) {
  const rung = report.rungs.find(({ state }) => state === 'fail');
  return rung ? { verdict: 'fail' as const, message: rung.message } : null;
}

/** Today's database: reached read-only, and taken stock of. */
export const sourceConnection = defineStep({
  id: 'source.connection',
  input: Input,
  fields: [
    {
      name: 'connection',
      kind: 'secret',
      keeps: { connection: 'source' },
      label: 'connection.field.source.label',
      help: 'connection.field.source.help',
      placeholder: 'postgresql://user@localhost:5432/database',
    },
    {
      name: 'password',
      kind: 'secret',
      keeps: { secret: 'source.password' },
      label: 'connection.field.password.label',
      help: 'connection.field.password.help',
    },
    ...TLS_FIELDS,
    {
      name: 'mayRiskBan',
      kind: 'checkbox',
      label: 'connection.field.mayRiskBan.label',
      help: 'connection.field.mayRiskBan.help',
      isAdvanced: true,
    },
  ],
  needs: [],
  recheck: (lastInput) => ({ ...lastInput }),
  sides: { source: 'reads' },
  evidence: sourceConnectionEvidence,
  run,
  criteria: [
    {
      id: 'source.reachable',
      judge: (evidence) =>
        failedRungOf(evidence) ?? {
          verdict: 'pass',
          message: say('connection.criterion.connected', { version: evidence.report.server?.version ?? '' }),
        },
    },
    {
      id: 'source.tables',
      judge: ({ tables, schemas }) =>
        tables.length > 0
          ? {
              verdict: 'pass',
              message: say('connection.criterion.tables', {
                tables: tables.length,
                schemas: schemas.join(', '),
              }),
            }
          : { verdict: 'warn', message: say('connection.criterion.noTables') },
    },
    {
      id: 'source.encoding',
      judge: ({ report }) => {
        const encoding = report.server?.encoding ?? '—';
        return {
          verdict: encoding === 'UTF8' ? 'pass' : 'warn',
          message: say('connection.criterion.encoding', { encoding }),
        };
      },
    },
    { id: 'source.slots', judge: ({ slots }) => judgeSlots(slots) },
  ],
});
