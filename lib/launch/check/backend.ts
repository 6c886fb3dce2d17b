import { z } from 'zod';
import type { DoorStartup } from '../../backend/drivers/door-startup';
import type { PoolingMode } from '../../backend/drivers/driver-stack';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { redactData } from '../../platform/vault/redact-text';
import type { Endpoint } from '../../postgres/address/endpoint';
import { LadderReport } from '../../postgres/diagnose/climb';
import { type CheckedStack, checkBackend } from '../../steps/backend/check-backend';
import { observedMode, observedSearchPath, observedStartup } from '../../steps/backend/doors';
import { type CheckCall, defineCheck } from './check-command';
import { credentialsOf } from './credentials-of';
import { codeOfCriteria, criteriaLines } from './judged';
import { namedPath } from './named-path';
import { readNamedFile } from './read-named-file';

const MODE = { transaction: 'transaction', session: 'session', direct: 'none' } as const;

/** The answer of `check connection --json`, the evidence in it, or a ladder's report alone. */
const Report = z.object({ target: z.object({ report: LadderReport }) });
const Observed = z.union([
  Report.transform(({ target }) => target.report),
  z.object({ evidence: Report }).transform(({ evidence }) => evidence.target.report),
  LadderReport,
]);

interface SeenDoor {
  readonly mode: PoolingMode | null;
  readonly startup: DoorStartup | null;
  readonly searchPath: string | null;
}

const NOT_SEEN: SeenDoor = { mode: null, startup: null, searchPath: null };

/** What the ladder saw at the door, as far as it is this one. */
function readObserved(path: string, endpoint: Endpoint): SeenDoor {
  try {
    const seen = Observed.parse(JSON.parse(readNamedFile(path)));
    return {
      mode: observedMode(seen, endpoint),
      startup: observedStartup(seen, endpoint),
      searchPath: observedSearchPath(seen, endpoint),
    };
  } catch (cause) {
    if (cause instanceof MudanzaError) throw cause;
    throw new MudanzaError('MUD-053', { params: { path }, cause });
  }
}

function present({ t }: CheckCall, stack: CheckedStack) {
  const criteria = stack.criteria.map(({ id, verdict, message }) => ({ id, verdict, text: t(message) }));
  return { ...stack, criteria };
}

/** Every way to Postgres that a backend's folder takes: what to write for it, and how it stands once that is written. */
export const backend = defineCheck({
  name: 'backend',
  help: 'check.backend.help',
  argument: '<folder>',
  options: [
    { flags: '--url <url>', help: 'check.connection.url', isRequired: true },
    {
      flags: '--mode <mode>',
      help: 'check.backend.mode',
      choices: Object.keys(MODE),
      isRequired: true,
    },
    { flags: '--observed <file>', help: 'check.backend.observed' },
    { flags: '--session <url>', help: 'check.backend.session' },
    { flags: '--ca <file>', help: 'check.option.ca' },
    { flags: '--env-file <file>', help: 'check.backend.envFile' },
    { flags: '--url-key <name>', help: 'check.envDiff.urlKey' },
  ],
  input: z.object({
    argument: z.string(),
    url: z.string(),
    mode: z.enum(['transaction', 'session', 'direct']),
    observed: z.string().optional(),
    session: z.string().optional(),
    ca: z.string().optional(),
    envFile: z.string().default(''),
    urlKey: z.string().default(''),
  }),
  run: async (call, { argument, url, mode: stated, observed, session, ca, envFile, urlKey }) => {
    const target = await credentialsOf(call, '--url', { url, ca });
    const seen = observed === undefined ? NOT_SEEN : readObserved(observed, target.endpoint);
    const mode = seen.mode ?? MODE[stated];
    const found = checkBackend({
      ...{ folder: namedPath(argument), target, mode, envFile, urlKey },
      ...(seen.startup && { startup: seen.startup }),
      searchPath: seen.searchPath,
      session: session ? await credentialsOf(call, '--session', { url: session, ca }) : null,
    });
    const stacks = found.map((stack) => present(call, stack));
    const criteria = stacks.flatMap((stack) => stack.criteria);
    const words = stacks.flatMap(({ label, from, url: wanted, diff, parameters, criteria: own }) => [
      `${label} (${from ?? '—'})`,
      ...(wanted === null ? [] : [`  ${wanted}`]),
      ...(diff
        ? diff
            .trimEnd()
            .split('\n')
            .map((line) => `  ${line}`)
        : []),
      ...parameters.map(
        ({ name, way, text, why }) => `  ${[name, way, text, why && call.t(why)].filter(Boolean).join(': ')}`,
      ),
      ...criteriaLines(call, own),
    ]);
    return {
      json: {
        mode,
        isObserved: seen.mode !== null,
        startup: seen.startup,
        stacks: redactData(stacks, [...call.secrets]),
      },
      words: stacks.length > 0 ? words : [call.t('check.backend.none')],
      code: stacks.length === 0 ? 2 : codeOfCriteria(criteria),
    };
  },
});
