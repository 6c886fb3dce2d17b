import { mkdirSync, mkdtempSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResults } from './read-results';

/**
 * Outputs as the runners wrote them: pytest 9, Python 3.11, Jest 29, Vitest 4, Node 20, Go 1.19, RSpec 3.12, Maven 3.8
 * with Surefire 2.22 and JUnit 4. Paths of the machine were replaced.
 */
const recorded = (name: string) => readFileSync(join('lib/backend/command/testing/outputs', name), 'utf8');
const read = (output: string) => readResults(output, tmpdir(), Date.now() + 3_600_000);

const names = (output: string, outcome: string) =>
  read(output)
    ?.tests.filter((test) => test.outcome === outcome)
    .map(({ name }) => name);

describe('readResults', () => {
  it.each([
    ['pytest.txt', 'pytest', 2, 3, 1, 'failed'],
    ['pytest-verbose.txt', 'pytest', 2, 3, 1, 'all'],
    ['pytest-quiet.txt', 'pytest', 2, 3, 1, 'failed'],
    ['pytest-junit.xml', 'junit-xml', 2, 3, 1, 'all'],
    ['unittest.txt', 'unittest', 1, 2, 1, 'failed'],
    ['unittest-verbose.txt', 'unittest', 1, 2, 1, 'all'],
    ['jest.txt', 'jest', 2, 1, 1, 'all'],
    ['jest-verbose.txt', 'jest', 2, 1, 1, 'all'],
    ['vitest.txt', 'vitest', 3, 1, 1, 'failed'],
    ['vitest-verbose.txt', 'vitest', 3, 1, 1, 'all'],
    ['node-tap.txt', 'node:test', 2, 1, 1, 'all'],
    ['node-spec.txt', 'node:test', 2, 1, 1, 'all'],
    ['go.txt', 'go', 1, 3, 0, 'failed'],
    ['go-verbose.txt', 'go', 3, 2, 1, 'all'],
    ['go-json.txt', 'go', 3, 2, 1, 'all'],
    ['rspec.txt', 'rspec', 2, 2, 1, 'failed'],
    ['rspec-documentation.txt', 'rspec', 2, 2, 1, 'failed'],
    ['maven.txt', 'maven', 2, 2, 1, 'failed'],
  ])('reads %s', (file, runner, passed, failed, skipped, named) => {
    expect(read(recorded(file))).toMatchObject({ runner, counts: { passed, failed, skipped }, names: named });
  });

  it('gives a test the same name in the verbose and the short form', () => {
    expect(names(recorded('pytest.txt'), 'failed')).toEqual(names(recorded('pytest-verbose.txt'), 'failed'));
    expect(names(recorded('pytest.txt'), 'failed')).toContain('tests/test_prices.py::test_param[2]');
    expect(names(recorded('vitest.txt'), 'failed')).toEqual(['src/a.test.ts > prices > rounds']);
    expect(names(recorded('vitest-verbose.txt'), 'passed')).toContain(
      'src/a.test.ts > prices > deep > works',
    );
    expect(names(recorded('node-tap.txt'), 'passed')).toEqual(['adds', 'prices > deep > works']);
    expect(names(recorded('node-spec.txt'), 'passed')).toEqual(['adds', 'prices > deep > works']);
    expect(names(recorded('node-spec.txt'), 'failed')).toEqual(['prices > rounds']);
    expect(names(recorded('jest-verbose.txt'), 'passed')).toEqual([
      'src/a.test.js › adds',
      'src/a.test.js › prices › deep › works',
    ]);
    expect(names(recorded('go.txt'), 'failed')).toEqual([
      'example.com/shop/broken',
      'example.com/shop/prices TestRounds',
      'example.com/shop/prices TestRounds/up',
    ]);
    expect(names(recorded('go.txt'), 'passed')).toEqual(['example.com/shop/other']);
    expect(names(recorded('go-verbose.txt'), 'passed')?.sort()).toEqual(
      names(recorded('go-json.txt'), 'passed')?.sort(),
    );
    expect(names(recorded('rspec.txt'), 'failed')).toEqual(['Price rounds', 'Price deep raises']);
    expect(names(recorded('maven.txt'), 'failed')).toEqual(['PriceTest.rounds', 'PriceTest.raises']);
    expect(names(recorded('unittest.txt'), 'failed')).toEqual([
      'unit_cases.Prices.test_raises',
      'unit_cases.Prices.test_rounds',
    ]);
  });

  it('reads colours away first', () => {
    const coloured = recorded('vitest-verbose.txt').replaceAll('✓', '\u001b[32m✓\u001b[39m');
    expect(read(coloured)?.counts.passed).toBe(3);
  });

  it('reads go test, plain, verbose and as JSON', () => {
    const verbose = `=== RUN   TestAdds\n--- PASS: TestAdds (0.00s)\n=== RUN   TestRounds\n    a_test.go:9: 2 is not 3
--- FAIL: TestRounds (0.00s)\n=== RUN   TestLater\n    a_test.go:12: later\n--- SKIP: TestLater (0.00s)\nFAIL
FAIL\texample.com/prices\t0.002s\nok  \texample.com/other\t0.004s\nFAIL\n`;
    expect(read(verbose)).toMatchObject({ runner: 'go', counts: { passed: 1, failed: 1, skipped: 1 } });
    expect(names(verbose, 'failed')).toEqual(['example.com/prices TestRounds']);
    const json = ['pass', 'fail', 'skip']
      .map((action, i) => `{"Action":"${action}","Package":"p","Test":"T${i}"}`)
      .concat('{"Action":"fail","Package":"p"}')
      .join('\n');
    expect(read(json)).toMatchObject({ counts: { passed: 1, failed: 1, skipped: 1 }, names: 'all' });
    const quiet =
      'ok  \texample.com/a\t0.004s\nok  \texample.com/b\t(cached)\n?   \texample.com/c\t[no test files]\n';
    expect(read(quiet)).toMatchObject({ counts: { passed: 2, failed: 0, skipped: 0 }, names: 'none' });
    const unbuilt = '# example.com/x\n./x.go:3:1: syntax error\nFAIL\texample.com/x [build failed]\nFAIL\n';
    expect(names(unbuilt, 'failed')).toEqual(['example.com/x']);
  });

  it('reads RSpec, Maven and Gradle', () => {
    const rspec = `F.*\n\nFinished in 0.01 seconds\n3 examples, 1 failure, 1 pending\n\nFailed examples:\n
rspec ./spec/price_spec.rb:4 # Price rounds\n`;
    expect(read(rspec)).toMatchObject({ runner: 'rspec', counts: { passed: 1, failed: 1, skipped: 1 } });
    expect(names(rspec, 'failed')).toEqual(['Price rounds']);
    const maven = `[INFO] Running com.example.PriceTest
[ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 1, Time elapsed: 0.05 s <<< FAILURE! -- in com.example.PriceTest
[ERROR] Failures:\n[ERROR]   PriceTest.rounds:12 expected: <3> but was: <2>\n[INFO]
[ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 1\n[INFO]\n`;
    expect(read(maven)).toMatchObject({ runner: 'maven', counts: { passed: 1, failed: 1, skipped: 1 } });
    expect(names(maven, 'failed')).toEqual(['PriceTest.rounds']);
    const gradle = `PriceTest > rounds() FAILED\n    org.opentest4j.AssertionFailedError at PriceTest.java:12
3 tests completed, 1 failed, 1 skipped\nBUILD FAILED in 1s\n`;
    expect(read(gradle)).toMatchObject({ runner: 'gradle', counts: { passed: 1, failed: 1, skipped: 1 } });
  });

  it('takes the names from XML files that this run wrote, and not from old ones', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mudanza-results-'));
    mkdirSync(join(folder, 'target/surefire-reports'), { recursive: true });
    const file = join(folder, 'target/surefire-reports/TEST-a.xml');
    writeFileSync(file, recorded('pytest-junit.xml'));
    const total = '[INFO] Tests run: 6, Failures: 2, Errors: 1, Skipped: 1\n';
    const begun = Date.now() - 5_000;
    expect(readResults(total, folder, begun)).toMatchObject({ runner: 'maven', names: 'all' });
    utimesSync(file, new Date(0), new Date(0));
    expect(readResults(total, folder, begun)).toMatchObject({ runner: 'maven', names: 'none' });
  });

  it('understands nothing where nothing is to be understood', () => {
    for (const text of [
      '',
      'done\n',
      '3 passed over the bridge',
      '\u00b7\u00b7\u00b7',
      '<html></html>',
      '{}',
    ])
      expect(read(text)).toBeNull();
  });
});
