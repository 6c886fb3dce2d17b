import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { defineEvidence } from '../../plan/define-evidence';
import { type AnyStep, defineStep } from '../../plan/step';
import type { StepId } from '../../plan/step-id';
import { sql } from '../../postgres/sql';

const Lines = z.object({ lines: z.number().int(), everyMs: z.number().int() });

/** Steps that do nothing but be interrupted: one that talks, one that writes to the target in a transaction. */
const STEPS: Partial<Record<StepId, AnyStep>> = {
  tools: defineStep({
    id: 'tools',
    evidence: defineEvidence('tools', z.object({ said: z.number() })),
    input: Lines,
    needs: [],
    run: async (ctx, { lines, everyMs }) => {
      for (let n = 1; n <= lines; n++) {
        ctx.signal.throwIfAborted();
        ctx.output('stdout', `line ${n}`);
        await sleep(everyMs);
      }
      return { said: lines };
    },
    criteria: [],
  }),
  /** A service: goes on until it is stopped, and then keeps what it has; one that is told to ends its runner. */
  backup: defineStep({
    id: 'backup',
    evidence: defineEvidence('backup', z.object({ said: z.number() })),
    input: z.object({ ends: z.boolean().default(false) }),
    needs: [],
    isService: true,
    run: async (ctx, { ends }) => {
      if (ends) process.kill(process.pid, 'SIGKILL');
      let said = 0;
      while (!ctx.signal.aborted) {
        said += 1;
        ctx.output('stdout', `line ${said}`);
        await sleep(20);
      }
      if (ctx.signal.reason !== 'cancelled') ctx.signal.throwIfAborted();
      return { said };
    },
    criteria: [],
  }),
  /** Leaves something that must not stand when its runner dies. */
  repository: defineStep({
    id: 'repository',
    evidence: defineEvidence('repository', z.object({})),
    input: z.object({}),
    needs: [],
    run: async (ctx) => {
      for (;;) {
        ctx.signal.throwIfAborted();
        ctx.output('stdout', 'shut out');
        await sleep(20);
      }
    },
    afterKill: async (ctx) => ctx.output('stdout', 'let in again'),
    criteria: [],
  }),
  'schema.deploy': defineStep({
    id: 'schema.deploy',
    evidence: defineEvidence('schema.deploy', z.object({ done: z.literal(true) })),
    input: z.object({}),
    needs: [],
    writesTarget: true,
    run: (ctx) =>
      ctx.clients.withTarget((client) =>
        client.transaction(async () => {
          await client.execute(sql`create table public.half_done (id int)`);
          ctx.output('stdout', 'half way');
          await client.rows(sql`select pg_sleep(20)`);
          return { done: true as const };
        }),
      ),
    criteria: [],
  }),
};

export const findFaultStep = (id: StepId): AnyStep | undefined => STEPS[id];
