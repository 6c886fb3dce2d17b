import { withoutColours } from '../../platform/log/visible-text';
import { findReportFiles } from './find-report-files';
import { go } from './results/go';
import { gradle } from './results/gradle';
import { jest } from './results/jest';
import { junitXml } from './results/junit-xml';
import { maven } from './results/maven';
import { nodeTest } from './results/node-test';
import { pytest } from './results/pytest';
import { rspec } from './results/rspec';
import { unittest } from './results/unittest';
import { vitest } from './results/vitest';
import { countTests, type NamedTest, type ResultParser, type TestReport } from './test-report';

/** In this order: the first that recognises the output has it. */
const PARSERS: readonly ResultParser[] = [vitest, jest, pytest, unittest, maven, gradle, rspec, nodeTest, go];

/** JUnit XML files that the run wrote, as one report. */
function readReportFiles(folder: string, since: number): TestReport | null {
  const tests: NamedTest[] = findReportFiles(folder, since).flatMap((text) => junitXml(text)?.tests ?? []);
  if (tests.length === 0) return null;
  return { runner: 'junit-xml', counts: countTests(tests), tests, names: 'all' };
}

/**
 * What the runner said about its tests: from its output, or, where that names them less completely, from the JUnit
 * XML files that it wrote since `since` (ms). Null where neither is understood: then only the exit code counts.
 */
export function readResults(output: string, folder: string, since: number): TestReport | null {
  const plain = withoutColours(output);
  const told =
    PARSERS.reduce<TestReport | null>((found, parse) => found ?? parse(plain), null) ?? junitXml(plain);
  if (told?.names === 'all') return told;
  const written = readReportFiles(folder, since);
  if (!written) return told;
  return told ? { ...written, runner: told.runner } : written;
}
