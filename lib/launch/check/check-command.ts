import type { ZodType } from 'zod';
import type { Locale } from '../../i18n/locale';
import type { MessageKey } from '../../i18n/message';
import type { Translate } from '../../i18n/translate';
import { inputError } from '../../platform/errors/input-error';

/** What every subcommand is handed: who reads the answer, and the ways in and out. */
export interface CheckCall {
  readonly locale: Locale;
  readonly t: Translate;
  /** Aborts on Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  /** Values that may stand in nothing that is printed; grows as a subcommand learns of them. */
  readonly secrets: Set<string>;
  readonly readStdin: () => Promise<string>;
  /** Says a line while the work goes on; on stderr, and nothing where a program reads the answer. */
  readonly tell: (text: string) => void;
}

export interface CheckAnswer {
  /** One JSON object, for programs. Its keys are promised in docs/check.md. */
  readonly json: Readonly<Record<string, unknown>>;
  /** The same for people, line by line. */
  readonly words: readonly string[];
  /** 0 nothing red, 1 something red, 2 not understood, 3 could not be asked. */
  readonly code: 0 | 1 | 2 | 3;
}

interface CheckOption {
  /** As commander spells it: `--url <url>`. */
  readonly flags: string;
  readonly help: MessageKey;
  readonly choices?: readonly string[];
  readonly isRequired?: boolean;
}

interface CheckShape {
  readonly name: string;
  readonly help: MessageKey;
  /** As commander spells it: `<file>`; arrives under `argument`. */
  readonly argument?: string;
  readonly options: readonly CheckOption[];
}

export interface CheckCommand extends CheckShape {
  readonly run: (call: CheckCall, given: unknown) => Promise<CheckAnswer>;
}

/**
 * Declares a subcommand of `npm run check` with its own types and hands it out with them forgotten: what was given is
 * parsed first. Throws MUD-002 for what the schema refuses.
 */
export function defineCheck<Input>(
  check: CheckShape & {
    readonly input: ZodType<Input>;
    readonly run: (call: CheckCall, input: Input) => Promise<CheckAnswer>;
  },
): CheckCommand {
  const { input, run, ...shape } = check;
  return {
    ...shape,
    run: (call, given) => {
      const parsed = input.safeParse(given);
      if (!parsed.success) throw inputError(parsed.error);
      return run(call, parsed.data);
    },
  };
}
