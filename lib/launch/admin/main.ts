import { explainError } from '../../errors/explain-error';
import { MudanzaError } from '../../errors/mudanza-error';
import { COMMANDS } from './commands';
import { withState } from './with-state';

function usage(): string {
  const lines = Object.values(COMMANDS).map((command) => `    ${command.usage.padEnd(16)} ${command.help}`);
  return `\n  npm run admin -- COMMAND\n\n${lines.join('\n')}\n`;
}

function sentence(error: unknown): string {
  if (!(error instanceof MudanzaError)) return error instanceof Error ? error.message : String(error);
  const { title, cause, cures } = explainError(error.code, 'en', error.params);
  return `${title} (${error.code}). ${cause}\n${cures.map((cure, n) => `    ${n + 1}. ${cure}`).join('\n')}`;
}

async function main(): Promise<void> {
  const [name = '', argument] = process.argv.slice(2);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    console.error(usage());
    process.exit(name === '' || name === 'help' ? 0 : 2);
  }
  try {
    console.log(`\n  ${await withState(() => command.run(argument))}\n`);
  } catch (error) {
    console.error(`\n  ${sentence(error)}\n`);
    process.exit(1);
  }
}

void main();
