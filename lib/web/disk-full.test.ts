import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mountSmallDisk } from '../../e2e/bench/testing/small-disk';
import { openWorkspace } from '../backend/files/workspace';
import { applyUndo } from '../backend/journal/apply-undo';
import { openJournal } from '../backend/journal/journal';
import { readJournal } from '../backend/journal/journal-file';
import { planUndo } from '../backend/journal/plan-undo';
import { recordWrite } from '../backend/journal/record-write';
import { diskFull } from '../platform/errors/disk-full';

const disk = mountSmallDisk(400);
afterAll(() => disk?.unmount());

/** Where nothing can be mounted (no root, no Linux) this cannot be staged, and says so. */
describe.skipIf(!disk)(
  'a disk that fills up under workspace writes (needs root, to mount a small one)',
  () => {
    it('loses no byte of the file, keeps the journal whole, names the reason, and goes on once there is space', () => {
      if (!disk) return;
      const root = join(disk.folder, 'backend');
      mkdirSync(root);
      const before = `A=1\n${'#'.repeat(3_000)}\n`;
      writeFileSync(join(root, '.env'), before, { mode: 0o600 });
      const journal = openJournal(join(disk.folder, 'journal'), openWorkspace(root));
      const write = (content: string) => recordWrite(journal, { step: 'backend.env', path: '.env', content });
      write('B=2\n');
      // Space runs out at every point of a write: the copy, the note, the file.
      const tight = [0, 1, 2, 3, 4, 6].map((blocks) => {
        const spare = join(disk.folder, 'spare');
        writeFileSync(spare, Buffer.alloc(blocks * 4_096));
        disk.fill();
        writeFileSync(spare, '');
        const wanted = `C=${blocks}\n${'x'.repeat(9_000)}\n`;
        const was = readFileSync(join(root, '.env'), 'utf8');
        let code = 'written';
        try {
          write(wanted);
        } catch (error) {
          code = diskFull(error)?.code ?? String(error);
        }
        expect(readFileSync(join(root, '.env'), 'utf8')).toBe(code === 'written' ? wanted : was);
        expect(() => readJournal(journal.folder)).not.toThrow();
        disk.free();
        return code;
      });
      expect(new Set(tight)).toEqual(new Set(['MUD-811', 'written']));
      expect(readdirSync(root)).toEqual(['.env']);
      write('D=4\n');
      const open = openJournal(journal.folder, journal.workspace);
      applyUndo(
        open,
        planUndo(open, () => true),
      );
      expect(readFileSync(join(root, '.env'), 'utf8')).toBe(before);
    });
  },
);
