import { setTimeout as sleep } from 'node:timers/promises';
import { formatCommandLine, parseCommandLine } from '../../backend/command/parse-command-line';
import { runCommand } from '../../backend/command/run-command';
import type { StepContext } from '../../plan/step-context';
import { childEnvironment } from '../../platform/env';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { SwitchDoor } from '../../postgres/cutover/cut-over-job';

/** How the application is sent to the target once its env file names it. */
export const RESTART_WAYS = ['hand', 'compose', 'systemd', 'command'] as const;
export type RestartWay = (typeof RESTART_WAYS)[number];

export interface Restart {
  readonly way: RestartWay;
  /** Null where a person does it. */
  readonly argv: readonly [string, ...string[]] | null;
  readonly folder: string;
}

/** What would be run, and where. Throws MUD-500 for a line that needs a shell, MUD-503 for compose without a folder. */
export function planRestart(ctx: StepContext, way: RestartWay, text: string): Restart {
  const { workspace } = ctx.migration.settings;
  const folder = workspace ?? ctx.dataFolder();
  if (way === 'hand') return { way, argv: null, folder };
  if (way === 'command') return { way, argv: parseCommandLine(text), folder };
  const words = text.trim() === '' ? [] : parseCommandLine(text);
  if (way === 'systemd') {
    if (words.length === 0) throw new MudanzaError('MUD-500', { params: { reason: 'empty', part: '' } });
    return { way, argv: ['systemctl', 'restart', ...words], folder };
  }
  if (!workspace) throw new MudanzaError('MUD-503');
  return { way, argv: ['docker', 'compose', 'up', '-d', ...words], folder };
}

export const restartLine = ({ argv }: Restart): string | null => (argv ? formatCommandLine(argv) : null);

/** ms between two looks whether somebody has come to the target. */
const LOOK_EVERY = 40;
/** The switch itself says when it takes too long; the longest that a timer takes. */
const NO_LIMIT = 2 ** 31 - 1;

/**
 * Restarts the application, or waits until a person has: a session of it that wants to write at the target's door is the
 * sign. A service that the command starts in the background lives on. Throws MUD-972 when the command fails, with its
 * output in the log.
 */
export async function restartApplication(
  ctx: StepContext,
  { argv, folder }: Restart,
  { signal, left, waiting }: SwitchDoor,
): Promise<void> {
  if (!argv) {
    while (!left.aborted && (await waiting()) === 0) await sleep(LOOK_EVERY, undefined, { signal });
    return;
  }
  const { exitCode, signal: killed } = await runCommand({
    ...{
      argv,
      folder,
      signal,
      timeLimitMs: NO_LIMIT,
      environment: childEnvironment(),
      leavesBackground: true,
    },
    onLine: (stream, line) => {
      if (!left.aborted) ctx.output(stream, line);
    },
  });
  signal.throwIfAborted();
  if (exitCode !== 0)
    throw new MudanzaError('MUD-972', { params: { reason: 'exit', what: String(exitCode ?? killed) } });
}
