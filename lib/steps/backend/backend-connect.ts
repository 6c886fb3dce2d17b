import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { findPython } from '../../backend/clients/find-python';
import { isClientDriver, runClient } from '../../backend/clients/run-client';
import { detectWorkspace } from '../../backend/detect/detect-workspace';
import { findUrlSource } from '../../backend/detect/url-key';
import { DRIVER_LABEL } from '../../backend/drivers/driver-id';
import { readEnv } from '../../backend/env-file/read-env';
import { readText } from '../../backend/files/read-text';
import type { Workspace } from '../../backend/files/workspace';
import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import { defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials, Endpoint } from '../../postgres/address/endpoint';
import { classifyError } from '../../postgres/classify-error';
import { ident, sql } from '../../postgres/sql';
import type { ReadClient } from '../../postgres/target-client';
import { withTarget } from '../../postgres/with-client';
import { askOwnEngine } from './ask-own-engine';
import { chooseDriver, DRIVER_FIELD } from './choose-driver';
import { backendConnectEvidence, type ConnectDone } from './connect-evidence';
import { CA_FILE } from './doors';
import { CONFIRMED_BY, ConfirmedBy, criterion } from './manual';
import { tablesMissed } from './tables-missed';
import { type Place, workspaceStep } from './workspace-step';
import { writtenEnv } from './written-env';

const Input = z.object({
  envFile: z.string().trim().default(''),
  urlKey: z.string().trim().default(''),
  table: z
    .string()
    .trim()
    .regex(/^[A-Za-z_][\w$]*(\.[A-Za-z_][\w$]*)?$/)
    .default('public.users'),
  driver: z.string().default(''),
  python: z.string().trim().default(''),
  confirmedBy: ConfirmedBy,
});
type Input = z.infer<typeof Input>;

function countQuery(table: string) {
  const parts = table.includes('.') ? table.split('.') : ['public', table];
  return sql`select count(*)::int as count from ${ident(...parts)}`;
}

const instructions = (_: StepContext, input: Input) => [
  {
    summary: say('backend.manual.connect'),
    text: `psql "$${input.urlKey || 'DATABASE_URL'}" -c 'select version()' -c 'select count(*) from ${input.table}'\n`,
  },
];

interface Written {
  readonly url: string;
  readonly credentials: Credentials;
}

/** The connection that the env file describes now. TLS is the target's own, since every driver spells it its way. */
function writtenConnection(
  workspace: Workspace,
  input: Pick<Input, 'envFile' | 'urlKey'>,
  tls: Endpoint['tls'],
): Written {
  const { envFile } = input;
  const text = readText(workspace, envFile);
  const values = readEnv(text);
  const key = input.urlKey || findUrlSource(workspace, text).key;
  const url = values.get(key)?.value ?? '';
  let parsed: URL;
  try {
    parsed = new URL(url.replace(/^(jdbc:)?postgres(ql)?(\+\w+)?:/, 'http:'));
  } catch {
    throw new MudanzaError('MUD-421', { params: { path: envFile, key } });
  }
  const endpoint = {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: Number(parsed.port || 5432),
    database: decodeURIComponent(parsed.pathname.slice(1)),
    user: decodeURIComponent(parsed.username) || (values.get('POSTGRES_USER')?.value ?? ''),
    tls,
  };
  const password = decodeURIComponent(parsed.password) || (values.get('POSTGRES_PASSWORD')?.value ?? '');
  return { url, credentials: { endpoint, password } };
}

/** How many rows a table has; one that cannot be counted is an answer, not a failure. */
async function countRows(client: ReadClient, table: string) {
  try {
    const [counted] = await client.rows<{ count: number }>(countQuery(table));
    return { table, count: counted?.count ?? 0, reason: null };
  } catch (error) {
    const { original, code } = classifyError(error);
    return { table, count: null, reason: original ?? code };
  }
}

/** Mudanza's own client with the written values. */
async function askOurselves(ctx: StepContext, { credentials }: Written, table: string) {
  const again = await tablesMissed(ctx, table);
  return withTarget(
    credentials,
    async (client) => {
      const [row] = await client.rows<{ version: string }>(sql`select version() as version`);
      ctx.log('info', say('backend.log.connected', { version: row?.version ?? '' }));
      const missed: NonNullable<ConnectDone['missed']>[number][] = [];
      for (const name of again) {
        const { reason } = await countRows(client, name);
        if (reason !== null) missed.push({ table: name, reason });
      }
      return { version: row?.version ?? '', ...(await countRows(client, table)), missed };
    },
    { signal: ctx.signal },
  );
}

async function askOwnDriver(
  ctx: StepContext,
  input: Input,
  workspace: Workspace,
  { url, credentials }: Written,
): Promise<Pick<ConnectDone, 'driver' | 'own'>> {
  const id = chooseDriver(input.driver, detectWorkspace(workspace));
  const driver = DRIVER_LABEL[id];
  if (!isClientDriver(id)) return { driver, own: { verdict: 'missing', detail: id } };
  const ca = join(workspace.root, CA_FILE);
  const verifies = credentials.endpoint.tls.mode.startsWith('verify') && existsSync(ca);
  const job = {
    url,
    settings: 'advised' as const,
    caFile: verifies ? ca : null,
    clients: 1,
    transactions: 1,
  };
  const place = { cwd: workspace.root, python: input.python || findPython(workspace), signal: ctx.signal };
  const result = await runClient(
    id,
    { ...job, queries: ['select version()', countQuery(input.table).text] },
    place,
  );
  if (result.failed === 0) {
    ctx.log('info', say('backend.log.ownDriver', { driver }));
    return { driver, own: { verdict: 'answered', detail: result.answers.join(' · ') } };
  }
  const detail = (result.errors[0] ?? '').replaceAll(credentials.password, '••••••');
  const isMissing = /No module named|Cannot find (package|module)|ENOENT/.test(detail);
  if (isMissing) ctx.log('warn', say('backend.log.noOwnDriver', { reason: detail }));
  return { driver, own: { verdict: isMissing ? 'missing' : 'refused', detail } };
}

/** What the env file says, with the target's own TLS. Throws MUD-008, MUD-403 to MUD-405, MUD-421. */
async function written({ ctx, workspace }: Place, input: Input): Promise<Written> {
  const target = await ctx.clients.endpoint('target');
  if (!target) throw new MudanzaError('MUD-008', { params: { secret: 'target.password' } });
  return writtenConnection(workspace, await writtenEnv(ctx, workspace, input), target.tls);
}

async function preview(place: Place, input: Input): Promise<Preview> {
  const { host, port, database } = (await written(place, input)).credentials.endpoint;
  return {
    basis: previewBasis({ input, host, port, database }),
    actions: [
      {
        summary: say('backend.action.connect', { place: `${host}:${port}/${database}` }),
        detail: countQuery(input.table).text,
        detailKind: 'sql',
      },
      { summary: say('backend.action.command'), hazards: ['RUNS_COMMAND'] },
      { summary: say('backend.action.ownEngine'), hazards: ['RUNS_COMMAND'] },
    ],
    notes: [{ verdict: 'pass', message: say('backend.note.connectTwice') }],
  };
}

async function run(place: Place, input: Input): Promise<ConnectDone> {
  const { ctx, workspace } = place;
  const connection = await written(place, input);
  // Ours first: with a wrong password the backend's driver must not add a second refused sign-in.
  const ours = await askOurselves(ctx, connection, input.table);
  return {
    kind: 'done',
    ...ours,
    ...(await askOwnDriver(ctx, input, workspace, connection)),
    engine: await askOwnEngine(place, input, connection.credentials.password),
  };
}

/** Connects with the values that were just written, as the backend would. */
export const backendConnect = defineStep({
  id: 'backend.connect',
  evidence: backendConnectEvidence,
  input: Input,
  fields: [
    {
      name: 'table',
      kind: 'text',
      label: 'backend.field.table',
      help: 'backend.field.tableHelp',
      initial: 'public.users',
    },
    { name: 'envFile', kind: 'text', label: 'backend.field.envFile', help: 'backend.field.envFileFound' },
    {
      name: 'urlKey',
      kind: 'text',
      label: 'backend.field.urlKey',
      help: 'backend.field.urlKeyHelp',
      isAdvanced: true,
    },
    { ...DRIVER_FIELD, isAdvanced: true },
    {
      name: 'python',
      kind: 'text',
      label: 'backend.field.python',
      help: 'backend.field.pythonHelp',
      isAdvanced: true,
    },
    CONFIRMED_BY,
  ],
  needs: ['backend.env'],
  recheck: (lastInput) => ({ ...lastInput }),
  sides: { target: 'reads' },
  ...workspaceStep<Input, ConnectDone>({ byHand: instructions, preview, run }),
  criteria: [
    criterion('connect.version', ({ version }: ConnectDone) =>
      version
        ? { verdict: 'pass', message: say('backend.criterion.connectVersion', { version }) }
        : { verdict: 'fail', message: say('backend.criterion.connectNoVersion') },
    ),
    criterion('connect.count', ({ table, count, reason, missed = [] }: ConnectDone) => {
      const [lost] = [...(count === null ? [{ table, reason: reason ?? '' }] : []), ...missed];
      return lost
        ? { verdict: 'fail', message: say('backend.criterion.connectNoTable', lost) }
        : { verdict: 'pass', message: say('backend.criterion.connectCount', { table, count: count ?? 0 }) };
    }),
    criterion('connect.driver', ({ driver, own }: ConnectDone) => {
      if (own.verdict === 'answered')
        return { verdict: 'pass', message: say('backend.criterion.connectDriver', { driver }) };
      const params = { driver, reason: own.detail };
      return own.verdict === 'missing'
        ? { verdict: 'warn', message: say('backend.criterion.connectDriverMissing', params) }
        : { verdict: 'fail', message: say('backend.criterion.connectDriverFails', params) };
    }),
    criterion('connect.engine', ({ engine }: ConnectDone) => {
      if (!engine || engine.verdict === 'missing')
        return {
          verdict: 'unchecked',
          message: say('backend.criterion.engineMissing', { reason: engine?.detail ?? '–' }),
        };
      const params = { module: engine.module ?? '–', reason: engine.detail };
      if (engine.verdict === 'answered')
        return { verdict: 'pass', message: say('backend.criterion.engineAnswers', params) };
      const { code, params: said } = classifyError(new Error(engine.detail));
      if (code === 'MUD-202')
        return {
          verdict: 'fail',
          message: say('backend.criterion.engineRefused', { ...params, parameter: said.parameter ?? '–' }),
        };
      return { verdict: 'fail', message: say('backend.criterion.engineFails', { ...params, code }) };
    }),
  ],
});
