// `npm audit` as part of `npm test`: fails on known holes of level high or critical, and says so plainly when the
// registry does not answer the question, which is then no verdict at all.
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { withProductionLock } from './production-lock.mjs';

/** Reads what `npm audit --json` printed: `clean`, `holes` with the packages, or `unknown` with the reason. */
export function readAudit(output) {
  let answer;
  try {
    answer = JSON.parse(output);
  } catch {
    return { verdict: 'unknown', detail: 'npm audit gave no JSON' };
  }
  const counts = answer.metadata?.vulnerabilities;
  if (!counts) {
    const detail = answer.error?.summary || answer.message || answer.error?.code || 'no answer';
    return { verdict: 'unknown', detail: String(detail).split('\n')[0] };
  }
  const holes = Object.values(answer.vulnerabilities ?? {})
    .filter(({ severity }) => severity === 'high' || severity === 'critical')
    .map(({ name, severity }) => `${name} (${severity})`);
  if (counts.high + counts.critical === 0)
    return { verdict: 'clean', detail: `${counts.total} of lower levels` };
  return { verdict: 'holes', detail: holes.join(', ') };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const result = withProductionLock((cwd) =>
    spawnSync('npm', ['audit', '--package-lock-only', '--json'], {
      cwd,
      encoding: 'utf8',
      timeout: 60_000,
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === 'win32',
    }),
  );
  const { verdict, detail } = readAudit(result.stdout || '');
  const said = {
    clean: `npm audit: nothing high or critical (${detail}).`,
    holes: `npm audit: ${detail}`,
    unknown: `npm audit: NOT CHECKED, the registry does not answer it here (${detail}). This is no pass.`,
  };
  console.log(said[verdict]);
  process.exit(verdict === 'holes' ? 1 : 0);
}
