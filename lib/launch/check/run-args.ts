import { Command, CommanderError, Option } from 'commander';
import { DEFAULT_LOCALE, isLocale, LOCALES, type Locale } from '../../i18n/locale';
import { translator } from '../../i18n/translate';
import { asciiJson } from '../../platform/log/ascii-json';
import { terminalText } from '../../platform/log/terminal-text';
import { terminalTranslator } from '../../platform/log/terminal-translator';
import { visibleText } from '../../platform/log/visible-text';
import { redactText } from '../../platform/vault/redact-text';
import type { CheckAnswer, CheckCall, CheckCommand } from './check-command';
import { CHECK_COMMANDS } from './commands';
import { failedAnswer } from './failed-answer';

/** Ways in and out of a check: those of its process, or of a test. */
export interface CheckPipes {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readStdin: () => Promise<string>;
  readonly signal: AbortSignal;
}

interface Said {
  readonly answer: CheckAnswer;
  readonly isJson: boolean;
}

/** Found before the options are read, since their help is in that language too. */
function localeOf(args: readonly string[]): Locale {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const wish = args[at]?.includes('=') ? args[at]?.split('=')[1] : args[at + 1];
  return at >= 0 && isLocale(wish) ? wish : DEFAULT_LOCALE;
}

/** Every string of the answer, but not its keys: they are promised. */
function hidden(json: unknown, secrets: ReadonlySet<string>): string {
  const known = [...secrets];
  return JSON.stringify(json, (_, value: unknown) =>
    typeof value === 'string' ? redactText(value, known) : value,
  );
}

function printed({ answer, isJson }: Said, secrets: ReadonlySet<string>): string {
  const words = answer.words.map((line) => terminalText(redactText(line, [...secrets]))).join('\n');
  return isJson ? `${asciiJson(hidden(answer.json, secrets))}\n` : `${words}\n`;
}

function subcommand(check: CheckCommand, call: CheckCall, done: (said: Said) => void): Command {
  const command = new Command(check.name).description(call.t(check.help)).exitOverride();
  if (check.argument) command.argument(check.argument);
  for (const { flags, help, choices, isRequired } of check.options) {
    const option = new Option(flags, call.t(help));
    if (choices) option.choices(choices);
    command.addOption(option.makeOptionMandatory(isRequired ?? false));
  }
  command.option('--json', call.t('check.option.json'));
  command.addOption(new Option('--lang <lang>', call.t('check.option.lang')).choices(LOCALES));
  return command.action(async (...given: unknown[]) => {
    const argument = check.argument ? given[0] : undefined;
    const options = command.opts<Record<string, unknown>>();
    const isJson = options.json === true;
    const told = isJson ? { ...call, tell: () => undefined } : call;
    const input = { ...options, ...(argument === undefined ? {} : { argument }) };
    try {
      done({ answer: await check.run(told, input), isJson });
    } catch (error) {
      done({ answer: failedAnswer(error, call), isJson });
    }
  });
}

/** The one that is asked for, or all of them for the help. */
async function wanted(args: readonly string[]): Promise<CheckCommand[]> {
  const name = args.find((arg) => Object.hasOwn(CHECK_COMMANDS, arg));
  const load = name === undefined ? undefined : CHECK_COMMANDS[name];
  return Promise.all(load ? [load()] : Object.values(CHECK_COMMANDS).map((one) => one()));
}

function programOf(
  call: CheckCall,
  { out, err }: CheckPipes,
  checks: readonly CheckCommand[],
  done: (said: Said) => void,
): Command {
  const program = new Command('npm run check --')
    .description(call.t('check.about'))
    .addHelpText('after', `\n${call.t('check.codes')}`)
    .exitOverride()
    .showHelpAfterError(`\n${call.t('check.wrongUse')}`);
  for (const check of checks) program.addCommand(subcommand(check, call, done));
  for (const command of [program, ...program.commands])
    command.configureOutput({ writeOut: out, writeErr: (text) => err(redactText(text)) });
  return program;
}

/** Runs `npm run check -- …` and gives its exit code; throws what nobody foresaw. */
export async function runArgs(args: readonly string[], pipes: CheckPipes): Promise<number> {
  const locale = localeOf(args);
  const secrets = new Set<string>();
  const call: CheckCall = {
    locale,
    t: terminalTranslator(translator(locale)),
    signal: pipes.signal,
    secrets,
    readStdin: pipes.readStdin,
    tell: (line) => pipes.err(`  ${visibleText(redactText(line, [...secrets]))}\n`),
  };
  let said: Said | undefined;
  try {
    const program = programOf(call, pipes, await wanted(args), (one) => {
      said = one;
    });
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  if (!said) return 2;
  pipes.out(printed(said, secrets));
  return said.answer.code;
}
