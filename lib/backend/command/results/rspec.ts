import { type NamedTest, namesOf, type ResultParser } from '../test-report';

const SUMMARY = /^(\d+) examples?, (\d+) failures?(?:, (\d+) pending)?(?:, (\d+) errors?)?/m;
/** `rspec ./spec/a_spec.rb:12 # Thing does that` */
const FAILURE = /^rspec (\S+?)(?::\d+|\[[\d:]+\])? # (.+)$/gm;

/** RSpec's progress and documentation formats; it names only what failed in a way that can be told apart. */
export const rspec: ResultParser = (output) => {
  const summary = SUMMARY.exec(output);
  if (!summary) return null;
  const [total, failures, pending, errors] = summary.slice(1).map((text) => Number(text ?? 0));
  const failed = (failures ?? 0) + (errors || 0);
  const skipped = pending || 0;
  const counts = { failed, skipped, passed: Math.max((total ?? 0) - (failures ?? 0) - skipped, 0) };
  const tests: NamedTest[] = [...output.matchAll(FAILURE)].map(([, , name]) => {
    return { name: name ?? '', outcome: 'failed' };
  });
  return { runner: 'rspec', counts, tests, names: namesOf(tests, counts) };
};
