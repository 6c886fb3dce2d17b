import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { fc } from '../../platform/testing/fc';
import { editEnv } from './edit-env';
import { envDiff } from './env-diff';
import { maskEnv } from './mask-env';
import { readEnv } from './read-env';
import { envChanges, envFile, envRest } from './testing/arbitrary-env';

describe('editEnv', () => {
  it('keeps comments, order, quotes, export, spaces and line ends', () => {
    const text =
      '# db\r\nexport POSTGRES_HOST = "localhost"  # was here\r\n\r\nPOSTGRES_PORT=5432 # port\r\nOTHER=\'a # b\'';
    expect(editEnv(text, { POSTGRES_HOST: 'pooler.example', POSTGRES_PORT: '6543', NEW: 'x y' }).text).toBe(
      "# db\r\nexport POSTGRES_HOST = \"pooler.example\"  # was here\r\n\r\nPOSTGRES_PORT=6543 # port\r\nOTHER='a # b'\r\nNEW='x y'\r\n",
    );
  });

  it('sets every duplicate, and reports them', () => {
    const { text, edits } = editEnv('A=1\nB=2\nA=3\n', { A: '9' });
    expect(text).toBe('A=9\nB=2\nA=9\n');
    expect(edits).toEqual([{ key: 'A', editedKey: 'A', how: 'changed', line: 1, occurrences: 2 }]);
  });

  it('follows a reference to the key that holds the value', () => {
    const text = 'POSTGRES_URL=postgres://a:b@h/d\nDATABASE_URL=${POSTGRES_URL}\n';
    const { text: edited, edits } = editEnv(text, { DATABASE_URL: 'postgres://x:y@z/w' });
    expect(edited).toBe('POSTGRES_URL=postgres://x:y@z/w\nDATABASE_URL=${POSTGRES_URL}\n');
    expect(edits[0]).toMatchObject({ key: 'DATABASE_URL', editedKey: 'POSTGRES_URL', how: 'changed' });
    expect(readEnv(edited).get('DATABASE_URL')?.value).toBe('postgres://x:y@z/w');
  });

  it('replaces a composed value, a reference to itself, and one whose target is asked for something else', () => {
    expect(readEnv("B=1\nA='$B%r'\nX=${A}\n").get('X')?.value).toBe('$B%r');
    const composed = 'U=a\nDATABASE_URL=postgres://${U}@h/d\n';
    expect(editEnv(composed, { DATABASE_URL: 'v' }).text).toBe('U=a\nDATABASE_URL=v\n');
    expect(editEnv('A=${A}\n', { A: 'v' }).text).toBe('A=v\n');
    expect(editEnv('A=${B}\nB=${A}\n', { A: 'v' }).text).toBe('A=${B}\nB=v\n');
    expect(editEnv('A=${B}\nB=1\n', { A: 'v', B: 'w' }).text).toBe('A=v\nB=w\n');
    expect(editEnv('A=${B}\nB=1\n', { A: 'v', B: 'v' }).text).toBe('A=${B}\nB=v\n');
  });

  it('quotes what a reader would misread, and refuses what none can write', () => {
    expect(editEnv('P=old\n', { P: 'a#b c' }).text).toBe("P='a#b c'\n");
    expect(editEnv('P="old"\n', { P: 'a$b' }).text).toBe("P='a$b'\n");
    expect(editEnv('P=old\n', { P: "it's" }).text).toBe('P="it\'s"\n');
    expect(editEnv("P='old'\n", { P: 'plain' }).text).toBe("P='plain'\n");
    expect(() => editEnv('P=old\n', { P: `a'b"c` })).toThrow(/MUD-407/);
    expect(() => editEnv('P=old\n', { P: 'two\nlines' })).toThrow(/MUD-407/);
  });

  it('copes with an empty file, a byte-order mark, and values that span lines', () => {
    expect(editEnv('', { A: '1' }).text).toBe('A=1\n');
    expect(editEnv('\uFEFFA=1\n', { A: '2', B: '3' }).text).toBe('\uFEFFA=2\nB=3\n');
    const pem = 'KEY="-----BEGIN\nA=not a pair\n-----END"\nA=1';
    expect(editEnv(pem, { A: '2' }).text).toBe('KEY="-----BEGIN\nA=not a pair\n-----END"\nA=2');
    expect(editEnv('A= # why\n', { A: '1' }).text).toBe('A=1 # why\n');
    expect(editEnv('A=\nB=\n', { A: '' }).text).toBe('A=\nB=\n');
  });
});

it('follows references that double with each line no further than anybody needs', () => {
  const bomb = Array.from({ length: 9 }, (_, line) => `V${line}=${`$V${line + 1}`.repeat(100)}`);
  for (const text of [
    `${bomb.join('\n')}\nV9=x\n`,
    `A='${'x'.repeat(400_000)}'\nB=${'$A'.repeat(200_000)}\n`,
    `A=${'$A'.repeat(400_000)}\n`,
  ]) {
    const characters = [...readEnv(text).values()].reduce((sum, { value }) => sum + value.length, 0);
    expect(characters).toBeLessThan(8_000_000);
  }
  expect(readEnv('A=$B-$B\nB=$C$C\nC=x\n').get('A')?.value).toBe('xx-xx');
});

describe('any env file', () => {
  it('says exactly what was asked, and is byte-identical elsewhere', () => {
    fc.assert(
      fc.property(envFile, envChanges, (text, asked) => {
        const { text: edited, edits } = editEnv(text, asked);
        const after = readEnv(edited);
        for (const [name, wanted] of Object.entries(asked)) expect(after.get(name)?.value).toBe(wanted);
        const touched = new Set(edits.map((edit) => edit.editedKey));
        const kept = envRest(text, touched);
        expect(envRest(edited, touched).slice(0, kept.length)).toBe(kept);
        for (const edit of edits)
          if (edit.editedKey === edit.key) expect(parse(edited)[edit.key]).toBe(asked[edit.key]);
        const [was, is] = [parse(text), parse(edited)];
        for (const [name, old] of Object.entries(was)) if (!touched.has(name)) expect(is[name]).toBe(old);
        expect(editEnv(edited, asked).text).toBe(edited);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('maskEnv', () => {
  const text = [
    '# old: postgres://u:hunter2@h/d',
    '#DB_PASSWORD=cn-commented',
    '  # export OTHER = cn-exported',
    '# it was cn-in-prose once',
    'DATABASE_URL="postgresql://u:p@ss/w@host:5432/db?x=cn-query&sslmode=require" # cn-behind',
    'POSTGRES_PASSWORD=hunter2',
    'SUPABASE_ANON_KEY=eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJzdXBhYmFzZSJ9.abc',
    'NOTE=sb_secret_abcdefgh',
    'HOOK=https://hooks.example/cn-hook/1',
    "export FAVOURITE='cn-innocent name'",
    'CERT="-----BEGIN PRIVATE KEY-----\ncn-pem-1\ncn-pem-2\n-----END PRIVATE KEY-----"',
    'cn-no-pair at all',
    'PORT=8000',
    'EMPTY=',
    'JWT_SECRET=${OTHER}',
    '',
  ].join('\n');

  it('hides every value of an env file, comments and stray lines, but the keys that are to be shown', () => {
    const shown = new Set(['DATABASE_URL', 'POSTGRES_PASSWORD', 'PORT']);
    const masked = maskEnv(text, { shown, tagged: new Set(['POSTGRES_PASSWORD']), tag: '(new)' });
    expect(masked).not.toMatch(/hunter2|p@ss|eyJ|abcdefgh|cn-/);
    expect(masked).toContain(
      'DATABASE_URL="postgresql://u:••••••@host:5432/db?x=••••••&sslmode=require" # ••••••\n',
    );
    expect(masked).toContain('#DB_PASSWORD=••••••\n  # export OTHER = ••••••\n# ••••••\n');
    expect(masked).toContain('POSTGRES_PASSWORD=•••••• (new)\n');
    expect(masked).toContain('export FAVOURITE=••••••\n');
    expect(masked).toContain('PORT=8000\nEMPTY=\nJWT_SECRET=${OTHER}\n');
    expect(maskEnv(text)).toContain('PORT=••••••\n');
  });

  it('shows no value of any file that nobody asked to see', () => {
    fc.assert(
      fc.property(envFile, (file) => {
        const masked = maskEnv(file);
        for (const { value } of readEnv(file).values())
          if (value.length >= 4 && !/^\$/.test(value) && !value.includes('•')) {
            const names = [...readEnv(file).keys()].some((key) => key.includes(value));
            expect(names || !masked.includes(value)).toBe(true);
          }
      }),
    );
  });

  it('shows the address that is written, and nothing of what it replaces but where it led', () => {
    const after = editEnv(text, { DATABASE_URL: 'postgresql://x:cn-new@pooler:6543/postgres' }).text;
    const diff = envDiff({ path: '.env', before: text, after, written: new Set(['DATABASE_URL']) });
    expect(diff).not.toMatch(/hunter2|p@ss|eyJ|abcdefgh|cn-/);
    expect(diff).toContain('+DATABASE_URL="postgresql://x:•••••• (new)@pooler:6543/postgres"');
    expect(diff).toContain('-DATABASE_URL="postgresql://u:•••••• (old)@host:5432/db');
  });
});
