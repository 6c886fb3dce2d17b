import type { DefectRow } from './defect-row';

/** The rest of the help desk: columns, keys, sequences, grants, and what nobody expected. */
export const DESK_PARTS_DEFECTS: readonly DefectRow[] = [
  ['drop sequence public.ticket_numbers cascade', 'missing sequence public.ticket_numbers'],
  ['alter sequence public.ticket_numbers as integer', 'different sequence public.ticket_numbers type'],
  [
    'alter sequence public.ticket_numbers owned by public.tickets.id',
    'different sequence public.ticket_numbers ownedBy',
  ],
  [
    "alter domain public.handle drop constraint handle_shape; alter domain public.handle add constraint handle_shape check (value <> '')",
    'different constraint public.handle.handle_shape definition',
  ],
  [
    'alter domain public.handle rename constraint handle_shape to shape',
    'renamed constraint public.handle.handle_shape',
  ],
  ['alter domain public.must drop not null', 'different domain public.must notNull'],
  ['alter type public.contact add attribute fax text cascade', 'extra column public.contact.fax'],
  ['alter type public.contact drop attribute phone cascade', 'missing column public.contact.phone'],
  [
    'alter table public.tickets alter cost drop expression',
    'different column public.tickets.cost generated',
    'not-mendable',
  ],
  [
    'alter table public.tickets alter cost set expression as (hours * 50)',
    'different column public.tickets.cost generated',
  ],
  [
    'alter table public.tickets drop column hours cascade',
    'missing column public.tickets.hours',
    'not-mendable',
  ],
  [
    'alter table public.tickets drop column level cascade',
    'missing column public.tickets.level',
    'not-mendable',
  ],
  ['alter table public.agents drop column email cascade', 'missing column public.agents.email'],
  ['alter table public.agents drop column quota cascade', 'missing column public.agents.quota'],
  ['alter table public.agents alter id drop identity', 'different column public.agents.id identity'],
  [
    'alter table public.agents alter id set increment by 5',
    'different sequence public.agents_id_seq increment',
  ],
  ['alter table public.tickets alter tags drop default', 'different column public.tickets.tags default'],
  ['alter table public.tickets set without cluster', 'different index public.tickets_title clustered'],
  [
    'create table public.aside (id bigint primary key, t bigint references public.tickets (id)); alter table public.tickets add column aside bigint references public.aside (id)',
    'extra table public.aside',
  ],
  [
    "create type public.mood as enum ('a'); alter table public.tickets add column mood public.mood",
    'extra type public.mood',
  ],
  [
    'create function public.calc(n numeric) returns numeric language sql immutable return n * 2; alter table public.tickets add column twice numeric generated always as (public.calc(3)) stored',
    'extra function public.calc(n numeric)',
  ],
  [
    'create view public.peek as select * from public.tickets; create view public.peek2 as select * from public.peek',
    'extra view public.peek',
  ],
  [
    'create view public.zz as select * from public.tickets; create view public.aa as select * from public.zz',
    'extra view public.aa',
  ],
  ['alter table public.tickets replica identity nothing', 'different table public.tickets replicaIdentity'],
  [
    'alter table public.tickets alter column tags set statistics 10',
    'different column public.tickets.tags statistics',
  ],
  [
    'alter index public.tickets_title set (fillfactor = 50)',
    'different index public.tickets_title definition',
  ],
  [
    'alter index public.tickets_title alter column 1 set statistics 500',
    'different index public.tickets_title statistics',
  ],
  [
    'alter materialized view public.load set (autovacuum_enabled = false)',
    'different materialized view public.load options',
  ],
  [
    'alter materialized view public.load cluster on load_level',
    'different index public.load_level clustered',
  ],
  [
    'alter materialized view public.load alter column level set statistics 5',
    'different column public.load.level statistics',
  ],
  [
    'grant select on public.tickets to authenticated with grant option',
    'different table public.tickets privileges',
  ],
  [
    'grant usage on type public.severity to anon; revoke usage on type public.severity from public',
    'different type public.severity privileges',
  ],
  ['revoke execute on function public.seen() from public', 'different function public.seen() privileges'],
  ['grant update (title) on public.tickets to anon', 'different column public.tickets.title privileges'],
  [
    'alter function public.next_number() security definer',
    'different function public.next_number() definition',
  ],
  [
    'alter view public.open_tickets set (security_barrier = true)',
    'different view public.open_tickets options',
  ],
  ['alter policy own_team on public.agents using (true)', 'different policy public.agents.own_team using'],
  [
    'drop policy own_team on public.agents; create policy own_team on public.agents for all to authenticated using (quota > 0)',
    'different policy public.agents.own_team command',
  ],
  [
    'drop policy own_team on public.agents; create policy own_team on public.agents as restrictive for select to authenticated using (quota > 0)',
    'different policy public.agents.own_team permissive',
  ],
  [
    'alter policy write_team on public.agents with check (true)',
    'different policy public.agents.write_team check',
  ],
  ['alter statistics public.agent_stats set statistics 77', 'different statistics public.agent_stats target'],
  [
    'drop statistics public.agent_stats; create statistics public.agent_stats (dependencies) on team_id, quota from public.agents',
    'different statistics public.agent_stats definition',
  ],
  ['create rule gone as on insert to public.logs do instead nothing', 'extra rule public.logs.gone'],
  [
    'create trigger stop before insert on public.logs for each row execute function public.seen()',
    'extra trigger public.logs.stop',
  ],
  ["create unique index logs_once on public.logs (line) where line <> ''", 'extra index public.logs_once'],
  ['alter table public.logs add primary key (line)', 'extra constraint public.logs.logs_pkey'],
  [
    "drop view public.urgent_tickets; drop view public.open_tickets; drop trigger tickets_stamp on public.tickets; alter table public.tickets alter title type varchar(200); create view public.open_tickets as select id, title, level from public.tickets where level <> 'low'; create view public.urgent_tickets as select id, title from public.open_tickets where level = 'urgent'; alter view public.open_tickets alter column level set default 'high'; create trigger put_open instead of insert on public.open_tickets for each row execute function public.insert_open(); grant select on public.open_tickets to authenticated; grant select (id) on public.urgent_tickets to anon; create trigger tickets_stamp before update of title, hours on public.tickets for each row when (old.hours is distinct from new.hours) execute function public.stamp()",
    'different column public.tickets.title type',
  ],
  [
    'drop policy own_team on public.agents; alter table public.agents alter quota type bigint; create policy own_team on public.agents for select to authenticated using (quota > 0)',
    'different column public.agents.quota type',
  ],
  [
    "create type public.u as enum ('x'); alter type public.channel rename to ways",
    'renamed type public.channel',
  ],
  ['create schema z; alter function public.seen() set schema z', 'missing function public.seen()'],
  [
    "drop view public.urgent_tickets; create view public.urgent_tickets as select title, id from public.open_tickets where level = 'urgent'; grant select (id) on public.urgent_tickets to anon",
    'different view public.urgent_tickets definition',
  ],
  [
    "drop function public.find_open(int); create function public.find_open(lim int default 10) returns table (id bigint, title text) language sql stable as $$ select 1::bigint, 'x'::text limit lim $$",
    'different function public.find_open(lim integer, OUT id bigint, OUT title text) definition',
  ],
  [
    'alter table public.agents rename constraint agents_email to agents_mail',
    'renamed constraint public.agents.agents_email',
  ],
  ['drop materialized view public.load cascade', 'missing materialized view public.load'],
  [
    'drop view public.heavy_load; drop materialized view public.load; create view public.load as select level, count(*) as n, sum(hours) as hours from public.tickets group by level',
    'missing materialized view public.load',
  ],
  ['alter table public.agents alter team_id drop not null', 'different column public.agents.team_id notNull'],
  ['alter table public.tickets alter id drop default', 'different column public.tickets.id default'],
  ["alter table public.notes alter body set default ''", 'different column public.notes.body default'],
  [
    "alter table public.notes_new alter body set default ''",
    'different column public.notes_new.body default',
  ],
  ['create unique index one_note on public.notes_new (body)', 'extra index public.one_note'],
  ['create index two on public.notes (at)', 'extra index public.two'],
  [
    'alter table public.notes add constraint short check (length(body) < 100)',
    'extra constraint public.notes.short',
  ],
  [
    'create trigger once_more after insert on public.notes for each row execute function public.seen()',
    'extra trigger public.notes.once_more',
  ],
];
