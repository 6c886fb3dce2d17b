import { describe, expect, it } from 'vitest';
import { scanSecrets } from './scan-secrets';

const all = () => true;
const lines = (text: string, known: readonly string[] = [], isNew: (line: string) => boolean = all) =>
  scanSecrets('app.env', text, known, isNew).map(({ line }) => line);

describe('what a commit is held for', () => {
  it.each<[name: string, line: string]>([
    ['an address with a password', 'DATABASE_URL=postgresql://app:hunter2@db:5432/app'],
    ['a token', `KEY=ghp_${'a1B2'.repeat(9)}`],
    ['a key of Supabase', `sb_secret_${'a1B2'.repeat(6)}`],
    ['a JWT', 'ANON=eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.c2lnbmF0dXJl'],
    ['a private key', '-----BEGIN PRIVATE KEY-----'],
  ])('%s', (_, line) => expect(lines(`a\n${line}\nb`)).toEqual([2]));

  it.each<[name: string, line: string]>([
    ['a name in code', 'password = form.password'],
    ['an assignment alone', 'DB_PASSWORD=${DB_PASSWORD}'],
    ['an example', 'postgresql://user:password@localhost/db'],
    ['a place to fill in', 'postgresql://postgres.ref:[YOUR-PASSWORD]@host:6543/postgres'],
    ['a variable', 'postgresql://app:${DB_PASSWORD}@db/app'],
    ['what is encoded to be filled in', 'postgresql://u:%5BYOUR-PASSWORD%5D@h/d'],
    ['a publishable key', `sb_publishable_${'a1B2'.repeat(6)}`],
    ['an address without a password', 'postgresql://app@db/app'],
    ['nothing', ''],
  ])('not for %s', (_, line) => expect(lines(line)).toEqual([]));
});

describe('a secret that is stored', () => {
  it.each<[name: string, line: string]>([
    ['as it is', 'x = "C0rrect-horse!"'],
    ['inside of a word', 'abcC0rrect-horse!def'],
    ['percent-encoded', 'https://h/?p=C0rrect%2Dhorse%21'],
    ['in base64', `auth: ${Buffer.from('C0rrect-horse!').toString('base64')}`],
  ])('that nobody writes by chance is found %s', (_, line) => {
    expect(scanSecrets('a.py', line, ['C0rrect-horse!'], all)).toEqual([
      { path: 'a.py', line: 1, kind: 'stored secret' },
    ]);
  });

  it.each<[line: string, isHeld: boolean]>([
    ['DB_PASSWORD=hotel', true],
    ['export DB_PASSWORD="hotel"', true],
    ["password: 'hotel',", true],
    ['  - POSTGRES_PASSWORD=hotel # local', true],
    ['const contraseña = `hotel`;', true],
    ['connect(password="hotel", user="app")', true],
    ['clave=hotel', true],
    ['redis://default:hotel@cache', true],
    ['the hotel has rooms', false],
    ['hotel_id = 3', false],
    ['DB_NAME=hotels', false],
    ['import hotel', false],
    ['https://hotel.example/a', false],
    ['password = hotelier', false],
  ])('that is an ordinary word is found where it is one: %s %s', (line, isHeld) => {
    expect(lines(line, ['hotel'])).toEqual(isHeld ? [1] : []);
  });

  it('of one or two letters is looked for nowhere', () =>
    expect(lines('password=ab', ['ab', ''])).toEqual([]));

  it('with signs of patterns in it is looked for as it is', () => {
    expect(lines('P=a.b*c', ['a.b*c'])).toEqual([1]);
    expect(lines('P=aXbbc', ['a.b*c'])).toEqual([]);
  });
});

it('a line that a repository held before is not held against a commit', () => {
  const text =
    'old=postgresql://u:hunter2@h/d\nnew=postgresql://u:hunter3@h/d\r\nsame=postgresql://u:hunter4@h/d';
  expect(lines(text, [], (line) => line.startsWith('new'))).toEqual([2]);
});
