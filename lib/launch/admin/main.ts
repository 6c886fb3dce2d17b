import { errorSentence } from '../error-sentence';
import { COMMANDS } from './commands';
import { withState } from './with-state';

function usage(): string {
  const lines = Object.values(COMMANDS).map((command) => `    ${command.usage.padEnd(16)} ${command.help}`);
  return `\n  npm run admin -- COMMAND\n\n${lines.join('\n')}\n`;
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
    console.error(`\n  ${errorSentence(error)}\n`);
    process.exit(1);
  }
}

void main();
