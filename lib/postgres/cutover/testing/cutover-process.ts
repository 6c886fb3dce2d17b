import { z } from 'zod';
import { ACTS } from '../acts';
import { cutOver } from '../cut-over';
import { rehearse } from '../rehearse';

const Side = z.object({
  endpoint: z.object({
    host: z.string(),
    port: z.number(),
    database: z.string(),
    user: z.string(),
    tls: z.object({ mode: z.literal('disable') }),
  }),
  password: z.string(),
});
const Job = z.object({
  source: Side,
  target: Side,
  slot: z.string(),
  isRehearsal: z.boolean(),
  pause: z
    .object({
      schemas: z.array(z.string()),
      leaveOut: z.array(z.string()),
      chunkBytes: z.number(),
      deferIndexes: z.literal('never'),
    })
    .optional(),
  /** It stands still when this act has begun. */
  stopAt: z.enum(ACTS),
  roles: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['nologin', 'readonly']),
      couldLogin: z.boolean(),
      readOnlyBefore: z.string().nullable(),
      isOwn: z.boolean(),
      isSuperuser: z.boolean(),
      sessions: z.number(),
    }),
  ),
});

/** Keeps this process busy for good, so that whoever kills it kills it in the middle of an act. */
function standStill(): never {
  process.stdout.write('here\n');
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
}

/** A cut-over in a process of its own, for those who kill it. */
async function main(): Promise<void> {
  const { stopAt, isRehearsal, pause, ...job } = Job.parse(JSON.parse(process.argv[2] ?? ''));
  const common = {
    ...job,
    ...{ lockPatience: 5_000, lanes: 2, signal: new AbortController().signal },
    // An act of its own, with nothing to take away.
    beforeOpen: async () => undefined,
    onAct: ({ act, ms }: { readonly act: string; readonly ms: number | null }) => {
      if (act === stopAt && act !== 'switched' && ms === null) setTimeout(standStill, 3);
    },
  };
  if (isRehearsal) await rehearse({ ...common, withLock: true, verify: true });
  else
    await cutOver({
      ...(pause && { pause }),
      ...{ ...common, maxSeconds: 60, verify: 'before', sequenceRoom: 10, firstWriteSeconds: 30 },
      // The switch is over at once here: only itself can stand still before the target is opened.
      switchOver: async () => {
        if (stopAt === 'switched') standStill();
      },
    });
}

main().catch((error: unknown) => {
  process.stdout.write(`${String(error)}\n`);
  process.exit(1);
});
