import { chmodSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inject, vi } from 'vitest';
import { templates } from './templates';

/**
 * Runs before each test file: gives it a data folder of its own, which goes with the test run. In one that is shared,
 * a file that stops the practice servers stops them under another that is measuring, and keys and ports are shared too.
 */
const folder = mkdtempSync(join(inject('servers').folder, 'data-'));
// The embedded servers run as another user and have to pass through.
chmodSync(folder, 0o755);
// Programs that a test starts have to see the same folder.
vi.stubEnv('MUDANZA_DATA_DIR', folder);
templates.folder = inject('servers').folder;
