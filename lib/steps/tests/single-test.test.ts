import { expect, it } from 'vitest';
import { singleTest } from './single-test';

it.each([
  [
    ['pytest', 'tests'],
    'pytest',
    'tests/a.py::test_b[1]',
    ['pytest', 'tests', '-vv', 'tests/a.py::test_b[1]'],
  ],
  [['make', 'test-unit'], 'pytest', 'tests/a.py::test_b', ['pytest', '-vv', 'tests/a.py::test_b']],
  [
    ['npm', 'run', 'test'],
    'vitest',
    'a.test.ts > g > adds',
    ['npm', 'run', 'test', '--', '--reporter=verbose', '-t', 'adds'],
  ],
  [['go', 'test', './...'], 'go', 'example.com/x TestA', ['go', 'test', './...', '-v', '-run', '^TestA$']],
  [['mvn', 'test'], 'maven', 'PriceTest.rounds', ['mvn', 'test', '-Dtest=PriceTest#rounds']],
  [
    ['./gradlew', 'test'],
    'gradle',
    'PriceTest > rounds()',
    ['./gradlew', 'test', '--tests', 'PriceTest.rounds'],
  ],
  [['make', 'test'], 'maven', 'PriceTest.rounds', null],
  [['./run'], 'junit-xml', 'x', null],
] as const)('narrows %j with %s to %s', (argv, runner, name, expected) => {
  expect(singleTest([argv[0], ...argv.slice(1)], runner, name)).toEqual(expected);
});
