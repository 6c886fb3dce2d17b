import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { fc } from '../../platform/testing/fc';
import { threadCpuMs } from '../../platform/testing/thread-cpu-ms';
import { formatCommandLine, parseCommandLine } from './parse-command-line';

/** Commands as people keep them in READMEs and CI files: pytest, go, cargo, maven, rspec, jest, tox, docker, make. */
const PEOPLES: readonly string[] = [
  'pytest -q',
  'python -m pytest tests/unit -k "not slow and not (flaky or wip)" --maxfail=1',
  "pytest -m 'unit' -p no:cacheprovider",
  'go test ./... -run "^TestUser/(create|delete)$" -count=1',
  'cargo test --workspace --features "postgres tls" -- --test-threads=1',
  './mvnw -B -Dtest="User*Test,!UserSlowTest" test',
  './gradlew test --tests "com.acme.*" -PdbUrl=jdbc:postgresql://localhost:5432/app',
  'bundle exec rspec spec/models --format documentation --tag ~slow',
  'npx jest --testNamePattern="adds 1 + 2" --ci',
  "npm run test -- --grep 'it works'",
  'pnpm --filter @acme/api test',
  'tox -e py312 -- -x',
  'docker compose run --rm api pytest',
  'make -C backend test-unit VERBOSE=1',
  'poetry run pytest --cov=app --cov-report=xml:cov.xml',
  'uv run --frozen pytest -n auto',
  'dotnet test --filter "Category=Unit&Priority!=3"',
  'mix test test/app --only "unit:true"',
  "php artisan test --filter='UserTest::it_works'",
  'vendor/bin/phpunit --configuration phpunit.xml.dist',
  'deno test --allow-net=localhost --allow-env',
  'pytest tests/with\\ blank/test_a.py',
  'pytest "tests/with \\"quotes\\"/test_a.py"',
  'pytest "a\\\\b" c\\d',
  "pytest ''",
  '  pytest\t-q   ',
  'pytest año/prueba_ñ.py',
];

/** What a shell makes of a line, one argument after each NUL: `printf` is built in and adds nothing. */
async function byShell(line: string): Promise<string[]> {
  const { stdout } = await execa('sh', ['-c', `set -f; printf '%s\\0' ${line}`], {
    stripFinalNewline: false,
  });
  return stdout.split('\0').slice(0, -1);
}

describe('a command line', () => {
  it.each(PEOPLES)('%s has the words that a shell would find', async (line) => {
    expect(parseCommandLine(line)).toEqual(await byShell(line));
  });

  it('made of any words is read back to the same, by us and by a shell', async () => {
    const word = fc.string({ unit: fc.constantFrom(...`ab '"\\$\`|&;<>()*?~#!ñ\n\t=`), maxLength: 8 });
    const lines: { line: string; words: readonly string[] }[] = [];
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (rest) => {
        const words = ['program', ...rest];
        const line = formatCommandLine(words);
        expect(parseCommandLine(line)).toEqual(words);
        if (lines.length < 20) lines.push({ line, words });
      }),
      { numRuns: 300 },
    );
    const all = await byShell(lines.map(({ line }) => line).join(' '));
    expect(all).toEqual(lines.flatMap(({ words }) => words));
  });

  it.each<[reason: string, lines: readonly string[]]>([
    [
      'shell',
      ['a | b', 'a>b', 'a <b', 'a && b', 'a;b', 'a & ', 'a `b`', 'a $(b)', 'a ${B}', 'a $B', 'A=1 b $A'],
    ],
    ['quote', ['a "b', "a 'b", 'a "b\\"', 'a b\\']],
    ['empty', ['', '  ', '\t\n', '""', "''"]],
  ])('is refused because of %s, and says which part', (reason, lines) => {
    for (const line of lines)
      expect(() => parseCommandLine(line), line).toThrow(
        expect.objectContaining({ code: 'MUD-500', params: expect.objectContaining({ reason }) }),
      );
  });

  it('takes in quotes what it refuses outside of them', () => {
    expect(parseCommandLine(`a 'x | y; $(z)' "p > q & r" \\$HOME`)).toEqual([
      'a',
      'x | y; $(z)',
      'p > q & r',
      '$HOME',
    ]);
  });

  it('of any length is read within a moment', () => {
    const begun = threadCpuMs();
    expect(parseCommandLine(`a ${'b '.repeat(100_000)}`)).toHaveLength(100_001);
    expect(() => parseCommandLine(`a "${'b\\"'.repeat(100_000)}`)).toThrow('MUD-500');
    expect(threadCpuMs() - begun).toBeLessThan(3_000);
  });
});
