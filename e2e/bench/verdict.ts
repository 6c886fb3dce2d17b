import type { Report } from '../../lib/report/report-schema';
import { practiceCopy } from '../../lib/steps/backend/testing/practice-copy';
import { falseClaims, falseSentences } from './verdict/false-sentences';
import { type House, openHouse } from './verdict/house';
import { OTHER_UNTRUTHS } from './verdict/other-untruths';
import { exactRollbacks } from './verdict/rollbacks';
import { SCHEMA_UNTRUTHS } from './verdict/schema-untruths';
import type { Untruth } from './verdict/untruth';
import { Walked } from './verdict/walked';

const AT_ONCE = 3;
const STATED = ['monitoring', 'logs', 'downtime', 'integrity'] as const;

interface Judged {
  readonly planted: string;
  readonly expected: string;
  readonly said: string;
  readonly wrong: readonly string[];
}

/** Notes and commit message in both languages, held against the criteria. */
async function textsOf(walked: Walked, report: Report): Promise<string[]> {
  const wrong: string[] = [];
  for (const [at, language] of [[0, 'en'] as const, [1, 'es'] as const])
    for (const step of ['docs', 'commit'] as const) {
      const text = await walked.texts(step, language);
      if (text.trim() === '') wrong.push(`${language}: ${step} has no text`);
      wrong.push(...falseClaims(report, text, at));
    }
  return wrong;
}

async function judge(house: House, untruth: Untruth): Promise<Judged> {
  const options = { ...untruth.options };
  const backend = options.workspace
    ? await practiceCopy({ ...PLACE(house), password: house.servers.source.password })
    : null;
  const walked = await Walked.open(
    house,
    untruth.name,
    backend ? { ...options, workspace: backend.folder } : options,
  );
  const { verdict: expected, name: planted } = untruth;
  try {
    await untruth.before?.(walked);
    await walked.walk(options);
    for (const item of STATED) if (!untruth.unstated?.includes(item)) await walked.state(item);
    await untruth.plant?.(walked);
    const report = await walked.report();
    const { status, reasons } = report.verdict;
    const written = backend ? [] : await textsOf(walked, report);
    const wrong = [...falseSentences(report, untruth), ...written];
    const why =
      wrong.length > 0 ? reasons.map(({ key, params }) => `why: ${key} ${JSON.stringify(params ?? {})}`) : [];
    return { planted, expected, said: status, wrong: [...wrong, ...why] };
  } catch (error) {
    return { planted, expected, said: 'error', wrong: [String(error)] };
  } finally {
    await walked.close();
    backend?.remove();
  }
}

/** Where the practice backend's own env file leads to before the migration. */
function PLACE(house: House) {
  const { port } = house.servers.source;
  return {
    endpoint: {
      host: '127.0.0.1',
      port,
      database: 'postgres',
      user: 'postgres',
      tls: { mode: 'disable' as const },
    },
  };
}

/** Runs some at once, so that the benchmark takes minutes on two cores. */
async function pooled<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results = new Map<T, R>();
  const waiting = [...all];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const result = await work(next);
      results.set(next, result);
      // A whole run takes long: what is wrong is said when it is seen.
      console.error(`${results.size}/${all.length} ${JSON.stringify(result)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return all.flatMap((one) => results.get(one) ?? []);
}

/**
 * `npm run bench -- verdict`: migrations by the headless way, each with one planted untruth, and full rollbacks over the
 * steps and options that write; what the report, its notes and its board say in both languages against what was planted.
 */
export async function bench(): Promise<Record<string, unknown>> {
  const only = process.argv[3];
  const house = await openHouse();
  const untruths = [...SCHEMA_UNTRUTHS, ...OTHER_UNTRUTHS].filter(({ name }) => !only || name.includes(only));
  const judged = await pooled(untruths, (untruth) => judge(house, untruth));
  const rollbacks = await pooled(exactRollbacks(only), (one) => one(house));
  await house.stop();
  console.table(
    judged.map(({ planted, expected, said, wrong }) => ({ planted, expected, said, false: wrong.length })),
  );
  console.table(
    rollbacks.map(({ name, differing }) => ({
      rollback: name,
      differing: differing.join(', ').slice(0, 120),
    })),
  );
  for (const { planted, wrong } of judged) for (const line of wrong) console.log(`${planted}: ${line}`);
  return {
    migrations: judged.length,
    right: judged.filter(({ expected, said }) => expected === said).length,
    falseSentences: judged.reduce(
      (sum, { wrong }) => sum + wrong.filter((line) => !line.startsWith('why: ')).length,
      0,
    ),
    rollbacks: rollbacks.length,
    exact: rollbacks.filter(({ differing }) => differing.length === 0).length,
  };
}
