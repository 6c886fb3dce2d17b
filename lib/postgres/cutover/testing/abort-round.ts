import { setTimeout as sleep } from 'node:timers/promises';
import type { MajorServer } from '../../../servers/embedded/testing/start-major';
import { oneRow } from '../../replication/testing/follow-servers';
import { cutOver } from '../cut-over';
import type { CutOver, CutOverResult } from '../cut-over-job';
import { takeBackFence } from '../take-back-fence';
import { type CutoverStage, cutoverStage, wrongWrites } from './cutover-stage';
import { LedgerWriter } from './ledger-writer';
import { type SwitchProxy, startSwitchProxy } from './switch-proxy';

export interface AbortServers {
  readonly from: MajorServer;
  readonly to: MajorServer;
}

/** One night that something happens to, with an application that writes through a door of its own. */
export interface AbortScene extends AbortServers {
  readonly night: CutoverStage;
  readonly proxy: SwitchProxy;
  readonly writer: LedgerWriter;
  /** Sends the application to the target, as a restart would. */
  move(): void;
  /** Waits until it stands at the target's door. */
  arrived(door: Parameters<CutOver['switchOver']>[0]): Promise<void>;
}

export interface AbortCase {
  readonly name: string;
  /** Plays in the tests as well: nothing in it depends on how fast the machine is. */
  readonly isQuick?: boolean;
  /** How the night ends: the code of the error that took it back, or that it was done all the same. */
  readonly ends: 'switched' | 'cancelled' | readonly string[];
  /** What is different in the job; `over` ends the staging before the ledger is counted, `after` behind it. */
  readonly stage: (scene: AbortScene) => Promise<{
    readonly job: Partial<CutOver>;
    readonly over?: () => Promise<unknown>;
    readonly after?: () => Promise<unknown>;
  }>;
  /** Also the undo is tried: nobody came to the target. */
  readonly isUndone?: boolean;
  /** What a switched night has to say of it. */
  readonly says?: (result: CutOverResult) => boolean;
}

export interface AbortRound {
  readonly ended: string;
  readonly isNamed: boolean;
  readonly lost: number;
  readonly doubled: number;
  /** The application writes where it is at the end. */
  readonly isWriting: boolean;
  /** Nothing of the fence stands where it was taken back. */
  readonly isClear: boolean;
}

const codeOf = (error: unknown): string =>
  String(Reflect.get(Object(error), 'code') ?? (error instanceof Error ? error.message : error));

async function canLogin({ source, app }: CutoverStage): Promise<boolean> {
  const row = await oneRow<{ can: boolean }>(
    source,
    `select rolcanlogin as can from pg_roles where rolname = '${app.endpoint.user}'`,
  );
  return row?.can === true;
}

/** ms that the application gets to write again: a pooler before the source tries its servers anew only now and then. */
const AGAIN = 120_000;

async function writesAgain(writer: LedgerWriter): Promise<boolean> {
  const before = writer.acknowledged.length;
  for (const until = performance.now() + AGAIN; performance.now() < until; await sleep(20))
    if (writer.acknowledged.length > before + 5) return true;
  return false;
}

/** Plays one night; the writer's own ledger is counted on the side where the application is at the end. */
export async function abortRound(
  servers: AbortServers,
  { ends, stage, isUndone, says }: AbortCase,
): Promise<AbortRound> {
  const night = await cutoverStage(servers.from, servers.to);
  const proxy = await startSwitchProxy(night.source.endpoint.port);
  const app = { ...night.app, endpoint: { ...night.app.endpoint, port: proxy.port } };
  const writer = new LedgerWriter(app, { sessions: 2, rate: 60, tables: night.tables });
  const scene: AbortScene = {
    ...{ ...servers, night, proxy, writer },
    move: () => proxy.switchTo(night.target.endpoint.port),
    arrived: async ({ waiting }) => {
      while ((await waiting()) === 0) await sleep(10);
    },
  };
  let over: (() => Promise<unknown>) | undefined;
  let after: (() => Promise<unknown>) | undefined;
  try {
    await writesAgain(writer);
    const staged = await stage(scene);
    over = staged.over;
    after = staged.after;
    const roles = await night.roles();
    const result = await cutOver(
      night.job({
        roles,
        switchOver: async () => scene.move(),
        firstWriteSeconds: 60,
        maxSeconds: 120,
        ...staged.job,
      }),
    ).catch((error: unknown) => codeOf(error));
    await over?.();
    over = undefined;
    const isSwitched = typeof result !== 'string';
    if (isUndone) await takeBackFence({ ...night, slot: night.names.slot });
    const isAtTarget = isSwitched && !isUndone;
    const isWriting = await writesAgain(writer);
    const isClear = isAtTarget || (await canLogin(night));
    await writer.stop();
    const at = isAtTarget ? night.target : night.source;
    return {
      ...(await wrongWrites(at, writer.acknowledged)),
      ...{ isWriting, isClear, ended: isSwitched ? 'switched' : result },
      isNamed: isSwitched
        ? ends === 'switched' && (says?.(result) ?? true)
        : ends === result || ends.includes(result),
    };
  } finally {
    await over?.();
    await writer.stop();
    await after?.();
    await proxy.close();
    await night.clean();
  }
}

/** Whether a night ended as it should: named, nothing lost or doubled, the application at work, no fence left. */
export const isRight = ({ isNamed, lost, doubled, isWriting, isClear }: AbortRound): boolean =>
  isNamed && lost === 0 && doubled === 0 && isWriting && isClear;
