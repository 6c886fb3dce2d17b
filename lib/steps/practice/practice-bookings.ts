import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { say } from '../../i18n/message';
import { defineEvidence } from '../../plan/define-evidence';
import type { BookingsPicture } from '../../plan/progress-detail';
import { type Criterion, defineStep } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../../postgres/address/endpoint';
import { sql } from '../../postgres/sql';
import { practiceBackendPort } from '../../servers/practice/backend/practice-backend';
import { BookingLedger, pauseOf } from '../../servers/practice/workload/booking-ledger';
import { writeBookings } from '../../servers/practice/workload/booking-writer';
import { countBookings } from '../../servers/practice/workload/count-bookings';

const SIDES = ['source', 'target'] as const;
type Side = (typeof SIDES)[number];

const Switch = z.object({
  from: z.enum(SIDES),
  to: z.enum(SIDES),
  /** ms since the epoch of the first write on the other side. */
  at: z.number(),
  /** From the first refused write to it; without a refusal from the last acknowledged one. */
  pauseMs: z.number(),
  refused: z.number(),
});

const PracticeBookingsEvidence = z.object({
  acknowledged: z.number(),
  refused: z.number(),
  lastError: z.string().nullable(),
  seconds: z.number(),
  /** Where the last booking was acknowledged, and where all of them were looked for. */
  side: z.enum(SIDES).nullable(),
  lost: z.number(),
  doubled: z.number(),
  /** Some of the ids that are not there exactly once. */
  wrong: z.array(z.string()),
  switches: z.array(Switch),
});
export type PracticeBookingsEvidence = z.infer<typeof PracticeBookingsEvidence>;

export const practiceBookingsEvidence = defineEvidence('practice.bookings', PracticeBookingsEvidence);

const Input = z.object({
  /** Bookings a second. */
  rate: z.coerce.number().min(0.2).max(200).default(20),
  /** 0: until it is stopped. */
  minutes: z.coerce.number().min(0).max(10_080).default(0),
});
type Input = z.infer<typeof Input>;

/** ms between two pictures. */
const LOOK_EVERY = 1_000;
/** Seconds over which the rate is told. */
const OVER = 10;

/** Throws MUD-650 before there is anything to book. */
async function requireRooms(ctx: StepContext): Promise<void> {
  const rows = await ctx.clients.withSource((client) =>
    client.rows(sql`select where pg_catalog.to_regclass('lodging.booking') is not null`),
  );
  if (rows.length === 0) throw new MudanzaError('MUD-650');
}

async function portsOf(ctx: StepContext): Promise<ReadonlyMap<number, Side>> {
  const [source, session] = await Promise.all(
    (['source', 'session'] as const).map((role) => ctx.clients.endpoint(role)),
  );
  return new Map([
    [source?.port ?? 0, 'source'],
    [session?.port ?? 0, 'target'],
  ]);
}

/** Draws the counter until the signal aborts. */
async function draw(
  ctx: StepContext,
  ledger: BookingLedger,
  sideOf: (port: number) => Side | null,
  signal: AbortSignal,
): Promise<void> {
  const counts: number[] = [];
  while (!signal.aborted) {
    const { acknowledged, refused, server, lastError, switches } = ledger.tally;
    counts.push(acknowledged);
    if (counts.length > OVER + 1) counts.shift();
    const rate = counts.length > 1 ? (acknowledged - (counts[0] ?? 0)) / (counts.length - 1) : 0;
    const last = switches.at(-1);
    const picture: BookingsPicture = {
      ...{ kind: 'bookings', at: Date.now(), acknowledged, refused, rate, lastError },
      side: server === null ? null : sideOf(server),
      pauseMs: last ? pauseOf(last) : null,
    };
    ctx.progress(0, 1, undefined, picture);
    await sleep(LOOK_EVERY, undefined, { signal }).catch(() => undefined);
  }
}

/** Books until it is over or stopped; anything else that ends it is thrown. */
async function bookAndDraw(
  ctx: StepContext,
  { rate, minutes }: Input,
  ledger: BookingLedger,
  sideOf: (port: number) => Side | null,
): Promise<void> {
  const folder = ctx.migration.settings.workspace;
  if (!folder) throw new MudanzaError('MUD-503');
  const over = new AbortController();
  const timer = minutes > 0 ? setTimeout(() => over.abort(), minutes * 60_000) : undefined;
  const signal = AbortSignal.any([ctx.signal, over.signal]);
  try {
    const port = practiceBackendPort(folder);
    await Promise.all([writeBookings({ port, ledger, rate, signal }), draw(ctx, ledger, sideOf, signal)]);
  } finally {
    clearTimeout(timer);
  }
  if (ctx.signal.aborted && ctx.signal.reason !== 'cancelled') throw ctx.signal.reason;
}

async function run(ctx: StepContext, input: Input): Promise<PracticeBookingsEvidence> {
  await requireRooms(ctx);
  const sides = await portsOf(ctx);
  const sideOf = (port: number) => sides.get(port) ?? null;
  const ledger = BookingLedger.open(join(ctx.dataFolder(), `bookings-${ctx.runId}.jsonl`));
  await bookAndDraw(ctx, input, ledger, sideOf);
  const entries = ledger.entries();
  const { acknowledged, refused, server, lastError, switches } = ledger.tally;
  const side = server === null ? null : sideOf(server);
  const at: Credentials | null = side && (await ctx.credentialsFor(side === 'source' ? 'source' : 'session'));
  const ids = entries.flatMap((entry) => (entry.server === null ? [] : [entry.id]));
  // Without the run's signal: it was stopped.
  const proof = at ? await countBookings(at, ids, AbortSignal.timeout(60_000)) : null;
  if (ids.length > 0 && !proof) throw new MudanzaError('MUD-651', { params: { port: server ?? 0 } });
  const times = entries.map(({ asked }) => asked);
  return {
    ...{ acknowledged, refused, lastError, side },
    seconds: times.length === 0 ? 0 : (Date.now() - (times[0] ?? 0)) / 1000,
    lost: proof?.lost.length ?? 0,
    doubled: proof?.doubled.length ?? 0,
    wrong: [...(proof?.lost ?? []), ...(proof?.doubled ?? [])].slice(0, 10),
    switches: switches.flatMap((one) => {
      const [from, to] = [sideOf(one.from), sideOf(one.to)];
      if (!from || !to) return [];
      return [{ from, to, at: one.firstAfter, pauseMs: pauseOf(one), refused: one.refused }];
    }),
  };
}

const CRITERIA: readonly Criterion<PracticeBookingsEvidence, 'practice.bookings'>[] = [
  {
    id: 'practice.bookings.kept',
    judge: ({ acknowledged, lost, doubled, wrong, side }) => {
      if (acknowledged === 0) return { verdict: 'unchecked', message: say('plan.bookings.none') };
      const params = { count: acknowledged, lost, doubled, side: side ?? 'source', ids: wrong.join(', ') };
      return lost + doubled > 0
        ? { verdict: 'fail', message: say('plan.bookings.wrong', params) }
        : { verdict: 'pass', message: say('plan.bookings.kept', params) };
    },
  },
  {
    id: 'practice.bookings.pause',
    judge: ({ switches }) => {
      const last = switches.findLast(({ to }) => to === 'target');
      if (!last) return { verdict: 'unchecked', message: say('plan.bookings.notSwitched') };
      const { pauseMs, refused } = last;
      return {
        verdict: 'pass',
        message: say('plan.bookings.pause', { ms: Math.round(pauseMs), refused }),
      };
    },
  },
];

/**
 * Guests who book rooms at the practice backend while it is moved, with a ledger of their own: every booking that was
 * acknowledged has to be found exactly once in the end, wherever the backend is then. It goes on until it is stopped.
 */
export const practiceBookings = defineStep({
  id: 'practice.bookings',
  input: Input,
  fields: [
    {
      name: 'rate',
      kind: 'number',
      label: 'plan.bookings.field.rate',
      help: 'plan.bookings.field.rateHelp',
      initial: 20,
    },
    {
      name: 'minutes',
      kind: 'number',
      label: 'plan.bookings.field.minutes',
      help: 'plan.bookings.field.minutesHelp',
      initial: 0,
      isAdvanced: true,
    },
  ],
  evidence: practiceBookingsEvidence,
  needs: [],
  looksAt: ['practice.lab'],
  sides: { source: 'reads', target: 'reads' },
  isService: true,
  run,
  criteria: CRITERIA,
});
