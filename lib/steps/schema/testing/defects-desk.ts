import type { DefectRow } from './defect-row';

/** Single changes to the help desk: what others hang on, what only got another name, and what cannot be replaced in its place. */
export const DESK_DEFECTS: readonly DefectRow[] = [
  ['alter domain public.must drop default', 'different domain public.must default'],
  [
    'alter table public.teams add column nick public.must; alter domain public.must drop default',
    'extra column public.teams.nick',
    'not-mendable',
  ],
  ["alter type public.severity rename value 'urgent' to 'critical'", 'different type public.severity labels'],
  ['alter type public.severity rename to level_of', 'renamed type public.severity'],
  ['alter domain public.handle rename to slug', 'renamed domain public.handle'],
  ['alter type public.contact rename to person', 'renamed type public.contact'],
  ['alter sequence public.ticket_numbers rename to numbers', 'renamed sequence public.ticket_numbers'],
  ['alter view public.open_tickets rename to opened', 'renamed view public.open_tickets'],
  ['alter view public.urgent_tickets rename to urgent', 'renamed view public.urgent_tickets'],
  ['alter materialized view public.load rename to work_load', 'renamed materialized view public.load'],
  ['alter policy own_team on public.agents rename to my_team', 'renamed policy public.agents.own_team'],
  ['alter rule never_delete on public.teams rename to never', 'renamed rule public.teams.never_delete'],
  ['alter statistics public.agent_stats rename to st', 'renamed statistics public.agent_stats'],
  ['alter function public.seen() rename to saw', 'renamed function public.seen()'],
  [
    'alter function public.label(public.severity, text) rename to lbl',
    'renamed function public.label(s public.severity, prefix text)',
  ],
  ['alter procedure public.tidy(int) rename to tidied', 'renamed function public.tidy(INOUT n integer)'],
  ['alter table public.tickets rename hours to worked', 'renamed column public.tickets.hours'],
  ['alter table public.tickets rename level to grade', 'renamed column public.tickets.level'],
  ['alter table public.tickets rename to cases', 'renamed table public.tickets'],
  ['alter table public.notes rename to remarks', 'renamed table public.notes'],
  ['alter table public.notes rename column body to txt', 'renamed column public.notes.body'],
  ['alter table public.logs rename column line to txt', 'renamed column public.logs.line'],
  [
    'alter view public.open_tickets rename column title to name',
    'different view public.open_tickets definition',
  ],
  [
    'alter materialized view public.load rename column n to amount',
    'different materialized view public.load definition',
  ],
  ['refresh materialized view public.load with no data', 'different materialized view public.load populated'],
  [
    "drop materialized view public.load cascade; create materialized view public.load as select level, count(*) as n from public.tickets group by level; create view public.heavy_load as select level from public.load where n > 5; grant select on public.load to authenticated; create unique index load_level on public.load (level); comment on materialized view public.load is 'Work by level.'",
    'different materialized view public.load definition',
  ],
  ['drop index public.load_level', 'missing index public.load_level'],
  [
    "create or replace view public.open_tickets as select id, title, level, 1 as extra from public.tickets where level <> 'low'",
    'different view public.open_tickets definition',
  ],
  [
    'drop view public.open_tickets cascade; create view public.open_tickets as select id, title from public.tickets; create view public.urgent_tickets as select id, title from public.open_tickets; grant select (id) on public.urgent_tickets to anon',
    'different view public.open_tickets definition',
  ],
  ['drop view public.open_tickets cascade', 'missing view public.open_tickets'],
  [
    'alter view public.open_tickets alter column level drop default',
    'different column public.open_tickets.level default',
  ],
  [
    "drop view public.heavy_load; drop materialized view public.load; drop view public.urgent_tickets; drop view public.open_tickets; drop index public.tickets_open; alter table public.tickets alter level drop default; alter table public.tickets alter level type text; alter table public.tickets alter level set default 'normal'",
    'different column public.tickets.level type',
    'not-mendable',
  ],
  [
    'alter table public.tickets drop constraint tickets_pkey cascade',
    'missing constraint public.tickets.tickets_pkey',
  ],
  [
    'alter table public.agents drop constraint agents_pkey cascade',
    'missing constraint public.agents.agents_pkey',
  ],
  [
    'alter table public.teams drop constraint teams_pkey cascade',
    'missing constraint public.agents.agents_team_id_fkey',
  ],
  [
    'alter table public.agents drop constraint agents_team_id_fkey; alter table public.agents add constraint agents_team_id_fkey foreign key (team_id) references public.teams (id) on delete cascade',
    'different constraint public.agents.agents_team_id_fkey definition',
  ],
  [
    'alter table public.agents alter constraint agents_team_id_fkey deferrable initially immediate',
    'different constraint public.agents.agents_team_id_fkey definition',
  ],
  [
    'alter table public.agents drop constraint agents_quota; alter table public.agents add constraint agents_quota check (quota >= 0)',
    'different constraint public.agents.agents_quota definition',
  ],
  [
    'alter table public.agents drop constraint agents_quota; alter table public.agents add constraint agents_quota check (quota >= 0) no inherit not valid',
    'different constraint public.agents.agents_quota validated',
  ],
  ['drop trigger notes_seen on public.notes', 'missing trigger public.notes.notes_seen'],
  [
    'alter table public.notes disable trigger notes_seen',
    'different trigger public.notes.notes_seen enabled',
  ],
  ['drop index public.notes_body', 'missing index public.notes_body'],
  ['drop trigger put_open on public.open_tickets', 'missing trigger public.open_tickets.put_open'],
  [
    'drop trigger tickets_stamp on public.tickets; create trigger tickets_stamp before update of title on public.tickets for each row when (old.hours is distinct from new.hours) execute function public.stamp()',
    'different trigger public.tickets.tickets_stamp definition',
  ],
  ['drop function public.stamp() cascade', 'missing function public.stamp()'],
  ['drop function public.seen() cascade', 'missing function public.seen()'],
  ['drop function public.insert_open() cascade', 'missing function public.insert_open()'],
  [
    "drop function public.label(public.severity, text); create function public.label(s public.severity, prefix text default 'S-') returns varchar language sql immutable as $$ select prefix || s::text $$",
    'different function public.label(s public.severity, prefix text) definition',
  ],
  [
    "drop function public.label(public.severity, text); create function public.label(s public.severity, pre text default 'S-') returns text language sql immutable as $$ select pre || s::text $$",
    'different function public.label(s public.severity, prefix text) definition',
  ],
  [
    "create or replace function public.label(s public.severity default 'low', prefix text default 'S-') returns text language sql immutable as $$ select prefix || s::text $$",
    'different function public.label(s public.severity, prefix text) definition',
  ],
  ['drop function public.next_number() cascade', 'missing function public.next_number()'],
  [
    "drop function public.find_open(int); create function public.find_open(lim int default 10, out id int, out title text) returns setof record language sql stable as $$ select 1, 'x'::text limit lim $$",
    'different function public.find_open(lim integer, OUT id bigint, OUT title text) definition',
  ],
  [
    'drop procedure public.tidy(int); create function public.tidy(inout n int) language plpgsql as $$ begin n := n + 1; end $$',
    'different function public.tidy(INOUT n integer) definition',
  ],
  ['drop table public.teams cascade', 'missing table public.teams'],
  ['drop table public.agents cascade', 'missing table public.agents'],
  ['drop table public.notes', 'missing table public.notes'],
  ['drop table public.notes_new', 'missing table public.notes_new'],
  [
    'alter table public.notes detach partition public.notes_new',
    'different table public.notes_new partitionBound',
    'not-mendable',
  ],
  ['drop table public.logs cascade', 'missing table public.logs'],
  [
    'alter table public.error_logs no inherit public.logs',
    'different table public.error_logs parents',
    'not-mendable',
  ],
  ['drop type public.contact cascade', 'missing type public.contact'],
  ['drop domain public.handle cascade', 'missing domain public.handle'],
];
