import type { Runner } from '../../backend/command/test-report';

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const lastPart = (name: string) => name.split(/ [>›] /).at(-1) ?? name;

/** Options with which a runner runs one test and tells more about it. */
function singleOptions(runner: Runner, name: string): string[] | null {
  switch (runner) {
    case 'pytest':
      return ['-vv', name];
    case 'unittest':
      return ['-v', name];
    case 'vitest':
      return ['--reporter=verbose', '-t', lastPart(name)];
    case 'jest':
      return ['--verbose', '-t', lastPart(name)];
    case 'go':
      return ['-v', '-run', `^${escaped(name.split(' ').at(-1) ?? name)}$`];
    case 'rspec':
      return ['--format', 'documentation', '-e', name];
    case 'maven':
      return [`-Dtest=${name.replace(/\.(\w+)$/, '#$1')}`];
    case 'gradle':
      return ['--tests', name.replace(' > ', '.').replace(/\(\)$/, '')];
    case 'node:test':
    case 'junit-xml':
      return null;
  }
}

const OWN_PROGRAM: Partial<Record<Runner, readonly [string, ...string[]]>> = {
  pytest: ['pytest'],
  unittest: ['python3', '-m', 'unittest'],
  vitest: ['npx', 'vitest', 'run'],
  jest: ['npx', 'jest'],
  go: ['go', 'test', './...'],
  rspec: ['bundle', 'exec', 'rspec'],
};

/**
 * The command that runs one test alone, verbosely; null where that cannot be told. `make` takes no options for the
 * runner behind it, so the runner is called by its own name then; `npm run` passes them on after `--`.
 */
export function singleTest(
  argv: readonly [string, ...string[]],
  runner: Runner,
  name: string,
): [string, ...string[]] | null {
  if (runner === 'node:test')
    return ['node', '--test', `--test-name-pattern=^${escaped(lastPart(name))}$`, '--test-reporter=spec'];
  const options = singleOptions(runner, name);
  if (!options) return null;
  const [program, ...args] = argv;
  if (program === 'make') {
    const own = OWN_PROGRAM[runner];
    return own ? [...own, ...options] : null;
  }
  const separator = /^(npm|pnpm)$/.test(program) && args[0] === 'run' && !args.includes('--') ? ['--'] : [];
  return [program, ...args, ...separator, ...options];
}
