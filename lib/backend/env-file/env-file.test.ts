import { parse } from 'dotenv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editEnv } from './edit-env';
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
  it('hides credentials wherever they stand and keeps the rest', () => {
    const text = [
      '# old: postgres://u:hunter2@h/d',
      'DATABASE_URL="postgresql://u:p@ss/w@host:5432/db?x=1" # c',
      'POSTGRES_PASSWORD=hunter2',
      'SUPABASE_ANON_KEY=eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJzdXBhYmFzZSJ9.abc',
      'NOTE=sb_secret_abcdefgh',
      'PORT=8000',
      'JWT_SECRET=${OTHER}',
      '',
    ].join('\n');
    const masked = maskEnv(text, '(new)', new Set(['POSTGRES_PASSWORD']));
    expect(masked).not.toMatch(/hunter2|p@ss|eyJ|abcdefgh/);
    expect(masked).toContain('DATABASE_URL="postgresql://u:••••••@host:5432/db?x=1" # c');
    expect(masked).toContain('POSTGRES_PASSWORD=•••••• (new)\n');
    expect(masked).toContain('PORT=8000\nJWT_SECRET=${OTHER}\n');
  });
});
