/**
 * Puts a false one in front of every function, operator, aggregate, type and relation of the catalog: each says HIJACKED when
 * it is used. Whoever may create in a schema can do that, and wait for somebody with more rights (CVE-2018-1058).
 */
export const SHADOWS = `
create function public.boom() returns pg_catalog.text language plpgsql as $$ begin raise exception 'HIJACKED'; end $$;
do $shadows$
declare
  f record;
  made integer := 0;
begin
  for f in
    select p.proname, pg_catalog.format_type(p.prorettype, null) as gives,
      array_to_string(array(select pg_catalog.format_type(t, null) from unnest(p.proargtypes) t), ', ') as takes
    from pg_catalog.pg_proc p join pg_catalog.pg_type r on r.oid = p.prorettype
    where p.pronamespace = 'pg_catalog'::regnamespace and p.prokind = 'f' and not p.proretset and r.typtype <> 'p'
      and not exists (select from unnest(p.proargtypes) t join pg_catalog.pg_type y on y.oid = t where y.typtype = 'p')
  loop
    begin
      execute format('create function public.%I(%s) returns %s language plpgsql as %L', f.proname, f.takes, f.gives,
        format('begin raise exception %L; end', 'HIJACKED function ' || f.proname));
      made := made + 1;
    exception when others then null;
    end;
  end loop;
  if made < 1500 then raise exception 'only % functions', made; end if;
  made := 0;
  for f in
    select o.oprname, format_type(o.oprleft, null) as l, format_type(o.oprright, null) as r, p.proname
    from pg_catalog.pg_operator o join pg_catalog.pg_proc p on p.oid = o.oprcode where o.oprleft <> 0
  loop
    begin
      execute format('create operator public.%s (leftarg = %s, rightarg = %s, function = public.%I)', f.oprname, f.l, f.r, f.proname);
      made := made + 1;
    exception when others then null;
    end;
  end loop;
  if made < 500 then raise exception 'only % operators', made; end if;
end $shadows$;
create function public.count_up(bigint) returns bigint language plpgsql as $$ begin raise exception 'HIJACKED count'; end $$;
create aggregate public.count(*) (sfunc = public.count_up, stype = bigint, initcond = '0');
do $$ declare f record; begin
  for f in select c.relname from pg_catalog.pg_class c where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind in ('r', 'v')
  loop execute format('create view public.%I as select public.boom() as oid', f.relname); end loop;
  for f in select unnest(array['text', 'name', 'oid', 'regclass', 'float8', 'tid', 'jsonb', 'bytea', 'int8', 'bool']) as typname
  loop execute format('create domain public.%I as pg_catalog.%1$I check (public.boom() is null)', f.typname); end loop;
end $$;
`;

/** Names that look like something else to whoever prints, splits, joins or sends them. */
export const HOSTILE_NAMES: readonly string[] = [
  'it"s',
  "it's",
  'a.b',
  'a b\nc',
  'line\r\n2026-01-01T00:00:00.000Z info  log  forged',
  'esc\u001b[2J\u001b[1A',
  'bell\u0007\u001b]0;title\u0007',
  'turned\u202egpj',
  '$1',
  '$$; drop table x; --',
  "'; commit; drop schema public cascade; --",
  '\\copy \\! id',
  '%s %I {0} ${x}',
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '../../etc/passwd',
  'ñandú 漢字 😀',
  'n'.repeat(63),
  ' ',
  'SELECT',
];
