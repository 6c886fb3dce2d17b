import { setTimeout as sleep } from 'node:timers/promises';
import { MudanzaError } from '../../../platform/errors/mudanza-error';
import { cutOver } from '../cut-over';
import type { CutOver } from '../cut-over-job';
import type { AbortCase } from './abort-round';
import { onceAt } from './once-at';

/** As the step throws it when the command fails. */
export const restartFailed = () => new MudanzaError('MUD-972', { params: { reason: 'exit', what: '3' } });

/** What can go wrong with the restart, and with who presses what meanwhile. */
export const RESTART_CASES: readonly AbortCase[] = [
  {
    name: 'a restart that fails, and nobody comes',
    ends: ['MUD-972'],
    stage: async () => ({ job: { switchOver: () => Promise.reject(restartFailed()) } }),
  },
  {
    name: 'a restart that fails although the application has moved',
    isQuick: true,
    ends: 'switched',
    says: ({ restartFault, firstWriteAt }) => restartFault === 'MUD-972' && firstWriteAt !== null,
    stage: async (scene) => ({
      job: {
        switchOver: async (door) => {
          scene.move();
          await scene.arrived(door);
          throw restartFailed();
        },
      },
    }),
  },
  {
    name: 'a restart that hangs, and nobody comes',
    ends: ['MUD-969'],
    stage: async () => ({
      job: { maxSeconds: 1.5, switchOver: ({ signal }) => sleep(60_000, undefined, { signal }) },
    }),
  },
  {
    name: 'a restart that hangs although the application has moved',
    ends: 'switched',
    says: ({ restartFault, firstWriteAt }) => restartFault === 'MUD-969' && firstWriteAt !== null,
    stage: async (scene) => ({
      job: {
        maxSeconds: 2,
        switchOver: async ({ signal, left }) => {
          scene.move();
          await sleep(60_000, undefined, { signal: AbortSignal.any([signal, left]) });
        },
      },
    }),
  },
  {
    name: 'a cancel while the restart is waited for',
    isQuick: true,
    ends: 'cancelled',
    stage: async () => {
      const cancel = new AbortController();
      const switchOver: CutOver['switchOver'] = async ({ signal }) => {
        cancel.abort('cancelled');
        await sleep(60_000, undefined, { signal });
      };
      return { job: { signal: cancel.signal, switchOver } };
    },
  },
  {
    name: 'a cancel that comes when the application has moved',
    isQuick: true,
    ends: 'switched',
    says: ({ restartFault }) => restartFault === 'cancelled',
    stage: async (scene) => {
      const cancel = new AbortController();
      const switchOver: CutOver['switchOver'] = async (door) => {
        scene.move();
        await scene.arrived(door);
        cancel.abort('cancelled');
        await sleep(60_000, undefined, { signal: AbortSignal.any([door.signal, door.left]) });
      };
      return { job: { signal: cancel.signal, switchOver } };
    },
  },
  {
    name: 'a restart that ends well and brings the backend up at its old address',
    ends: 'switched',
    isUndone: true,
    says: ({ firstWriteAt, roles }) => firstWriteAt === null && roles.every(({ by }) => by === 'login'),
    stage: async () => ({ job: { switchOver: async () => undefined, firstWriteSeconds: 0.5 } }),
  },
  {
    name: 'a second operator who presses the same at once',
    ends: 'switched',
    says: ({ strays }) => strays === 0,
    stage: async ({ night, move }) => {
      const again: Promise<unknown>[] = [];
      const second = () => again.push(cutOver(night.job()).catch((error: unknown) => error));
      return {
        job: {
          ...onceAt('caughtUp', second),
          switchOver: async () => {
            second();
            await again[1];
            move();
          },
        },
        over: async () => {
          const codes = (await Promise.all(again)).map((error) => String(Reflect.get(Object(error), 'code')));
          const isRefused = codes.every((code) => ['MUD-976', 'MUD-978'].includes(code));
          if (codes.length !== 2 || !isRefused) throw new Error(`the second got ${codes.join(', ')}`);
        },
      };
    },
  },
];
