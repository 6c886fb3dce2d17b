import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';

export interface MadeStep {
  /** Files of others that the new step touches. */
  readonly touched: string[];
  /** Its own: the step and its test. */
  readonly own: string[];
}

const SEES_IT = `
  import { findOutline } from './lib/plan/find-outline';
  import { findStep } from './lib/plan/step-catalog';
  import { isStepId } from './lib/plan/step-id';
  import { stepText } from './lib/plan/step-text';
  import { translate } from './lib/i18n/translate';
  import './lib/steps/registry';
  const id = 'bench.made';
  if (!isStepId(id) || !findStep(id) || !findOutline(id)) throw new Error('the step does not appear');
  for (const locale of ['en', 'es']) if (!translate(locale, stepText(id, 'title'))) throw new Error('no title');
`;

/** Makes a step in a copy of the tree, as a newcomer would, type checks it, looks for it, and counts what was touched. */
export async function makeStep(): Promise<MadeStep> {
  const copy = mkdtempSync(join(tmpdir(), 'mudanza-house-'));
  try {
    const { stdout } = await execa('git', ['ls-files', '-z']);
    for (const path of stdout
      .split('\0')
      .filter((one) => /^(?:app|components|lib|e2e|sql)\/|^[^/]+$/.test(one))) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      cpSync(path, join(copy, path));
    }
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
    const run = (file: string, args: string[]) => execa(file, args, { cwd: copy });
    const git = (...args: string[]) =>
      run('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', ...args]);
    await git('init', '-q');
    await git('add', '-A');
    await git('commit', '-qm', 'before');
    await run('npm', [
      'run',
      '-s',
      'new:step',
      '--',
      'bench.made',
      '--subject',
      'health',
      '--after',
      'health',
    ]);
    await run('npx', ['tsc', '--noEmit', '--incremental', 'false']);
    await run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', SEES_IT]);
    const status = (await git('status', '--porcelain', '-uall')).stdout
      .split('\n')
      .filter((line) => line !== '');
    const of = (mark: RegExp) => status.filter((line) => mark.test(line)).map((line) => line.slice(3));
    return { touched: of(/^ M/), own: of(/^\?\?/) };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
