import type { ErrorCode } from '../../platform/errors/error-code';
import { explainError } from '../../platform/errors/explain-error';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { visibleParams } from '../../platform/log/visible-params';
import { visibleText } from '../../platform/log/visible-text';
import { classifyError } from '../../postgres/classify-error';
import { CATALOGUE } from '../../postgres/errors/catalogue';
import type { CheckAnswer, CheckCall } from './check-command';

/** What was given is wrong or not understood: nothing was asked. */
const WRONG_INPUT: readonly ErrorCode[] = [
  ...(['MUD-002', 'MUD-051', 'MUD-052', 'MUD-053'] as const),
  ...(['MUD-100', 'MUD-101', 'MUD-110', 'MUD-111', 'MUD-116'] as const),
  ...(['MUD-909', 'MUD-930'] as const),
  ...(['MUD-301', 'MUD-302', 'MUD-303', 'MUD-400', 'MUD-424'] as const),
];

/** What the catalogue says of a server that answered and refused a statement; all its other rows are about reaching one. */
const ABOUT_STATEMENTS =
  /^postgres\.(?:read-only|statement-timeout|lock-timeout|permission)|^sqlstate\.(?:25006|57014|55P03|42501|disk-full|out-of-memory)/;

const UNREACHED = new Set<ErrorCode>(
  CATALOGUE.filter(({ id }) => !ABOUT_STATEMENTS.test(id)).map(({ code }) => code),
);

function codeOf(error: MudanzaError): 1 | 2 | 3 {
  if (WRONG_INPUT.includes(error.code)) return 2;
  return error.code === 'MUD-001' || UNREACHED.has(error.code) ? 3 : 1;
}

/** An error as an answer: what, why and the cures in the reader's language, with the exit code that fits. */
export function failedAnswer(error: unknown, { locale, t, signal }: CheckCall): CheckAnswer {
  if (signal.aborted) return { json: { stopped: true }, words: [t('check.stopped')], code: 3 };
  const known = error instanceof MudanzaError ? error : classifyError(error);
  const { code, title, cause, cures } = explainError(known.code, locale, visibleParams(known.params));
  const original = known.original ?? null;
  const words = [
    `${title} (${code}). ${cause}`,
    ...(original ? [`  ${visibleText(original)}`] : []),
    ...cures.map((cure, n) => `  ${n + 1}. ${cure}`),
  ];
  return { json: { error: { code, title, cause, cures, original } }, words, code: codeOf(known) };
}
