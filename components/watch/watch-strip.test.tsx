import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { watchRecord } from '@/lib/runs/watch/watch-record';
import { WatchStrip } from './watch-strip';

const names = { up: 'Answered', down: 'Outage', gap: 'Nobody watched' };

it('draws each outage and gap where it was, and no outage too short to be seen', () => {
  const record = watchRecord([
    { kind: 'up', from: 0, to: 500_000, reason: null },
    { kind: 'down', from: 500_000, to: 500_100, reason: 'HTTP 503' },
    { kind: 'up', from: 500_100, to: 700_000, reason: null },
    { kind: 'gap', from: 700_000, to: 900_000, reason: null },
    { kind: 'down', from: 900_000, to: 1_000_000, reason: 'refused' },
  ]);
  if (!record) throw new Error('no record');
  const page = renderToStaticMarkup(<WatchStrip record={record} label="the record" names={names} />);
  const drawn = [...page.matchAll(/data-kind="(\w+)" x="([\d.]+)" width="([\d.]+)"/g)].map((match) =>
    match.slice(1),
  );
  expect(drawn).toEqual([
    ['gap', '700', '200'],
    ['down', '500', '4'],
    ['down', '900', '100'],
  ]);
  expect(page).toContain('aria-label="the record"');
  for (const name of Object.values(names)) expect(page).toContain(name);
});
