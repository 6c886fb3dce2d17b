import { setMaxListeners } from 'node:events';
import { type CopyWriter, withCopyWriter } from '../copy/copy-session';
import type { CutOver } from './cut-over-job';
import { type FenceSession, withFenceSession } from './fence-session';
import { withLateSnapshot } from './late-snapshot';
import { type WriteProbe, withWriteProbe } from './probe-write';
import { lockSwitch } from './switch-lock';
import { type TableLock, withTableLock } from './table-lock';

/** Sessions that stand ready before the fence, so that nothing of the pause is spent on signing in. */
export interface CutOverSessions {
  readonly fence: FenceSession;
  /** Writes the marks, while the other one shuts the roles out. */
  readonly marker: FenceSession;
  readonly probe: WriteProbe;
  readonly writer: CopyWriter;
  /** Lets triggers of the target act again, while the other one sets sequences. */
  readonly triggers: CopyWriter;
  readonly sourceLock: TableLock;
  readonly targetLock: TableLock;
  readonly sourceMoment: () => Promise<string>;
  readonly targetMoment: () => Promise<string>;
}

/** Opens all of them, alone at this following; when one is lost, or the body throws, the others end as well. */
export function withCutOverSessions<T>(
  { source, target, slot }: Pick<CutOver, 'source' | 'target' | 'slot'>,
  signal: AbortSignal,
  use: (sessions: CutOverSessions) => Promise<T>,
): Promise<T> {
  // Each of them listens, and so does what they do.
  setMaxListeners(0, signal);
  const options = { signal };
  const writing = { signal, applicationName: 'mudanza cutover' };
  return withFenceSession(source, options, (fence) =>
    withFenceSession(source, options, (marker) =>
      withWriteProbe(source, options, (probe) =>
        withCopyWriter(target, writing, (writer) =>
          withCopyWriter(target, writing, (triggers) =>
            withLateSnapshot(source, options, (sourceMoment) =>
              withLateSnapshot(target, options, (targetMoment) =>
                withTableLock(source, options, (sourceLock) =>
                  withTableLock(target, options, async (targetLock) => {
                    // In the session that writes down what is done: without the one there is none of the other.
                    await lockSwitch(writer, slot);
                    return use({
                      fence,
                      marker,
                      probe,
                      writer,
                      triggers,
                      sourceMoment,
                      targetMoment,
                      sourceLock,
                      targetLock,
                    });
                  }),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
