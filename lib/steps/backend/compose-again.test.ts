import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../testing/test-context';
import { backendCompose } from './backend-compose';
import { runStep } from './testing/practice-copy';

const COMPOSE = `services:
  api:
    image: hotel-api
    depends_on: [redis, postgres]
  postgres:
    image: postgres:17
    volumes: ["pg:/var/lib/postgresql/data"]
  redis: {image: "redis:7"}
volumes: {pg: {}}
`;
const OVERRIDE = 'services:\n  worker:\n    image: hotel-api\n    depends_on: [postgres]\n';

let folder: string;
let ctx: TestContext;
const at = (path: string) => join(folder, path);
const read = (path: string) => readFileSync(at(path), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mudanza-again-'));
  writeFileSync(at('docker-compose.yml'), COMPOSE);
  writeFileSync(at('docker-compose.override.yml'), OVERRIDE);
  ctx = createTestContext({ settings: { workspace: folder } });
});
afterEach(() => {
  for (const path of [folder, `${folder}-shots`, ctx.dataFolder()])
    rmSync(path, { recursive: true, force: true });
});

/**
 * Runs the real step in a process of its own that, at each call which puts something on disk, copies the folder and the
 * data to `shots`: what a kill at that moment leaves. With `killAt` it really is killed there.
 */
function runWatched(shots: string, killAt = 0): NodeJS.Signals | null {
  const script = `
    import fs, { cpSync } from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    import { MigrationSettings } from '${import.meta.dirname}/../../plan/migration-settings.ts';
    import { backendCompose } from '${import.meta.dirname}/backend-compose.ts';
    const [, workspace, data, shots, killAt] = process.argv;
    let calls = 0;
    for (const name of ['fsyncSync', 'renameSync', 'linkSync']) {
      const real = fs[name];
      fs[name] = (...args) => {
        calls += 1;
        if (calls === Number(killAt)) process.kill(process.pid, 'SIGKILL');
        cpSync(workspace, shots + '/' + calls + '/folder', { recursive: true });
        cpSync(data, shots + '/' + calls + '/data', { recursive: true });
        return real(...args);
      };
    }
    syncBuiltinESMExports();
    const ctx = { migration: { settings: MigrationSettings.parse({ workspace }) }, dataFolder: () => data, log() {}, evidenceOf: async () => null, standingRuns: async () => [] };
    await backendCompose.run(ctx, backendCompose.input.parse({}));`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const { signal, status, stderr } = spawnSync(
    process.execPath,
    [...args, folder, ctx.dataFolder(), shots, `${killAt}`],
    { encoding: 'utf8' },
  );
  if (signal === null) expect(status, stderr).toBe(0);
  return signal;
}

/** Runs the step again where another run stopped: it has to end as if nothing had happened, and undo is exact. */
async function heal(workspace: string, data: string): Promise<void> {
  const settings = { ...ctx.migration.settings, workspace };
  const again = { ...ctx, migration: { ...ctx.migration, settings }, dataFolder: () => data };
  const text = (path: string) => readFileSync(join(workspace, path), 'utf8');
  const preview = await backendCompose.preview!(again, backendCompose.input.parse({}));
  expect(preview.notes?.some(({ verdict }) => verdict === 'fail')).toBe(false);
  const { evidence, verdicts } = await runStep(backendCompose, again);
  expect(verdicts).toMatchObject({ 'compose.parses': 'pass', 'compose.waits': 'pass' });
  expect(evidence).toMatchObject({ service: 'postgres', waiting: ['api', 'worker'], volumes: ['pg'] });
  expect(text('docker-compose.yml')).toContain('\n  # postgres:\n');
  expect(text('docker-compose.override.yml')).toContain('\n    # depends_on: [postgres]\n');
  await backendCompose.undo!(again, evidence);
  expect([text('docker-compose.yml'), text('docker-compose.override.yml')]).toEqual([COMPOSE, OVERRIDE]);
  expect(readdirSync(workspace)).toHaveLength(2);
}

describe('a run killed in the middle', () => {
  it('is healed by running again, whichever write it stopped at', async () => {
    const shots = `${folder}-shots`;
    runWatched(shots);
    expect(readdirSync(shots).length).toBeGreaterThan(20);
    for (const shot of readdirSync(shots)) await heal(join(shots, shot, 'folder'), join(shots, shot, 'data'));
  });

  it.each([6, 17])('is healed after a real kill -9 at call %i', async (call) => {
    expect(runWatched(`${folder}-shots`, call)).toBe('SIGKILL');
    await heal(folder, ctx.dataFolder());
  });
});

describe('run again', () => {
  it('says that nothing changes, shows the whole change in the evidence, and can take the other option', async () => {
    await runStep(backendCompose, ctx);
    const commented = read('docker-compose.yml');
    const preview = await backendCompose.preview!(ctx, backendCompose.input.parse({}));
    expect(preview.actions).toEqual([]);
    expect(preview.notes?.[0]?.message.key).toBe('backend.note.composeThere');
    const again = await runStep(backendCompose, ctx);
    expect(JSON.stringify(again.evidence)).toContain('-  postgres:');
    expect(read('docker-compose.yml')).toBe(commented);
    const { evidence } = await runStep(backendCompose, ctx, { option: 'profile' });
    expect(read('docker-compose.yml')).toContain('  postgres:\n    profiles: ["local-db"]\n');
    await backendCompose.undo!(ctx, evidence);
    expect(read('docker-compose.yml')).toBe(COMPOSE);
  });

  it('keeps what someone changed since, and still sees that nobody waits', async () => {
    await runStep(backendCompose, ctx);
    appendFileSync(at('docker-compose.override.yml'), '  cron: {image: a, depends_on: [redis, postgres]}\n');
    writeFileSync(at('docker-compose.yml'), `${read('docker-compose.yml')}# mine\n`);
    const { evidence } = await runStep(backendCompose, ctx);
    expect(evidence).toMatchObject({ service: 'postgres', waiting: ['cron'] });
    expect(read('docker-compose.yml')).toMatch(/# mine\n$/);
    expect(read('docker-compose.override.yml')).toContain('cron: {image: a, depends_on: [redis]}');
    await expect(runStep(backendCompose, ctx, { option: 'profile' })).rejects.toThrow('MUD-430');
  });

  it('can still be undone when it was undone, mended by hand and run again', async () => {
    const first = await runStep(backendCompose, ctx);
    await backendCompose.undo!(ctx, first.evidence);
    const mended = `${COMPOSE}# mended\n`;
    writeFileSync(at('docker-compose.yml'), mended);
    const { evidence } = await runStep(backendCompose, ctx);
    await backendCompose.undo!(ctx, evidence);
    expect(read('docker-compose.yml')).toBe(mended);
  });

  it('passes over a file that has no services, unless it is named', async () => {
    writeFileSync(at('docker-compose.prod.yml'), 'include: [a.yml]\nvolumes: {x: {}}\n');
    const { evidence } = await runStep(backendCompose, ctx);
    expect(evidence).toMatchObject({ service: 'postgres', files: [{}, {}] });
    await expect(runStep(backendCompose, ctx, { files: 'docker-compose.prod.yml' })).rejects.toThrow(
      'MUD-408',
    );
  });

  it('knows the service when only a file that was not changed since adds to it', async () => {
    const ports = `${OVERRIDE}  postgres:\n    ports: ["5432:5432"]\n`;
    writeFileSync(at('docker-compose.override.yml'), ports);
    await runStep(backendCompose, ctx);
    writeFileSync(at('docker-compose.yml'), `${read('docker-compose.yml')}# mine\n`);
    const { evidence, verdicts } = await runStep(backendCompose, ctx);
    expect(evidence).toMatchObject({ service: 'postgres' });
    expect(verdicts['compose.parses']).toBe('pass');
    expect(read('docker-compose.override.yml')).toContain('\n  # postgres:\n');
    await expect(runStep(backendCompose, ctx, { option: 'profile' })).rejects.toThrow('MUD-430');
  });

  it('keeps in sight what it edited, also when fewer files are named', async () => {
    const hard = OVERRIDE.replace(/^( {2}api:\n)/m, '$1    environment: {POSTGRES_HOST: postgres}\n');
    writeFileSync(at('docker-compose.override.yml'), hard);
    const first = await runStep(backendCompose, ctx);
    const narrow = await runStep(backendCompose, ctx, { files: 'docker-compose.yml' });
    expect(narrow.verdicts['compose.overrides']).toBe(first.verdicts['compose.overrides']);
    expect(narrow.evidence).toMatchObject({ files: [{}, { path: 'docker-compose.override.yml' }] });
    const preview = await backendCompose.preview!(
      ctx,
      backendCompose.input.parse({ files: 'docker-compose.yml' }),
    );
    expect(preview.notes?.map(({ message }) => message.key)).toContain('backend.note.composeKept');
  });

  it('takes two databases out, named together, one after the other, and again without a name', async () => {
    const two = COMPOSE.replace('  redis:', '  reports: {image: "postgis/postgis:16"}\n  redis:');
    writeFileSync(at('docker-compose.yml'), two);
    await expect(runStep(backendCompose, ctx)).rejects.toThrow('MUD-410');
    const remember = async (input: unknown) => {
      const ran = await runStep(backendCompose, ctx, input);
      ctx.keep(backendCompose.evidence, ran.evidence);
      return ran;
    };
    expect((await remember({ service: 'postgres' })).evidence).toMatchObject({ services: ['postgres'] });
    expect(read('docker-compose.yml')).toContain('\n  reports:');
    const second = await remember({ service: 'reports' });
    expect(second.evidence).toMatchObject({ services: ['reports', 'postgres'], edited: 2, others: [] });
    const both = read('docker-compose.yml');
    expect(both).toMatch(/\n {2}# postgres:[\s\S]*\n {2}# reports:/);
    const again = await backendCompose.preview!(ctx, backendCompose.input.parse({}));
    expect(again.actions).toEqual([]);
    await backendCompose.undo!(ctx, second.evidence);
    expect(read('docker-compose.yml')).toBe(two);
    ctx.evidence.delete('backend.compose');
    await remember({ service: 'postgres, reports' });
    expect(read('docker-compose.yml')).toBe(both);
  });

  it('finds files that are still as another option left them, on disk', async () => {
    const ports = 'services:\n  postgres:\n    ports: ["5432:5432"]\n';
    for (const name of ['a', 'b']) writeFileSync(at(`docker-compose.${name}.yml`), ports);
    await runStep(backendCompose, ctx);
    for (const name of ['a', 'b']) appendFileSync(at(`docker-compose.${name}.yml`), '# mine\n');
    const { evidence, verdicts } = await runStep(backendCompose, ctx, { option: 'profile' });
    expect(verdicts['compose.parses']).toBe('warn');
    expect(evidence).toMatchObject({
      edited: 4,
      others: ['a', 'b'].map((name) => ({ path: `docker-compose.${name}.yml`, says: 'comment' })),
    });
    expect(read('docker-compose.yml')).toContain('profiles: ["local-db"]');
  });

  it('counts only the files that differ from before', async () => {
    writeFileSync(at('docker-compose.extra.yml'), 'services:\n  mail: {image: mailpit}\n');
    expect((await runStep(backendCompose, ctx)).evidence).toMatchObject({ files: [{}, {}, {}], edited: 2 });
  });

  it('keeps in sight a file that was only red, after a red run too', async () => {
    writeFileSync(
      at('docker-compose.worker.yml'),
      'services:\n  mailer:\n    image: m\n    environment: {POSTGRES_HOST: postgres}\n',
    );
    const first = await runStep(backendCompose, ctx);
    expect(first.verdicts['compose.overrides']).toBe('fail');
    ctx.keep(backendCompose.evidence, first.evidence);
    const narrow = await runStep(backendCompose, ctx, { files: 'docker-compose.yml' });
    expect(narrow.verdicts['compose.overrides']).toBe('fail');
  });

  it('starts from the file that a person put back', async () => {
    await runStep(backendCompose, ctx);
    writeFileSync(at('docker-compose.yml'), COMPOSE);
    writeFileSync(at('docker-compose.override.yml'), OVERRIDE);
    expect((await runStep(backendCompose, ctx)).evidence).toMatchObject({ waiting: ['api', 'worker'] });
  });
});

describe('what compose says above the env file', () => {
  it('is red while a container would go on looking for the old database, with the line to write', async () => {
    const hard = COMPOSE.replace(
      /^( {2}api:\n)/m,
      '$1    environment:\n      POSTGRES_HOST: postgres\n      DATABASE_URL: postgresql://u:p4ss@postgres:5432/d\n',
    );
    writeFileSync(at('docker-compose.yml'), hard);
    const preview = await backendCompose.preview!(ctx, backendCompose.input.parse({}));
    expect(preview.notes?.filter(({ verdict }) => verdict === 'fail')).toHaveLength(2);
    const { verdicts, texts, evidence } = await runStep(backendCompose, ctx);
    expect(verdicts['compose.overrides']).toBe('fail');
    expect(texts['compose.overrides']).toContain(
      '(api) POSTGRES_HOST: postgres → POSTGRES_HOST: ${POSTGRES_HOST}',
    );
    expect(JSON.stringify([evidence, texts, preview])).not.toContain('p4ss');
    const mended = read('docker-compose.yml').replace(
      /POSTGRES_HOST: postgres|DATABASE_URL: post.*/g,
      'A: b',
    );
    writeFileSync(at('docker-compose.yml'), mended.replace('A: b\n      A: b', 'A: b'));
    expect((await runStep(backendCompose, ctx)).verdicts['compose.overrides']).toBe('pass');
  });
});
