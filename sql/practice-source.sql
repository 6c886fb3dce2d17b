-- Believable rows for the practice source: a small hotel platform.
insert into public.tenants (tenant_id, name, business_hours_start, business_hours_end, business_hours_timezone)
values ('hotel-sol', 'Hotel Sol', 8, 20, 'America/Argentina/Buenos_Aires'),
       ('hotel-luna', 'Hotel Luna', 9, 21, 'America/Montevideo');
insert into public.users (id, username, email, hashed_password, full_name, tenant_id)
select 'u-' || n, 'usuario' || n, 'usuario' || n || '@example.com', md5('practice' || n), 'Usuario ' || n,
       case when n % 2 = 0 then 'hotel-sol' else 'hotel-luna' end
from generate_series(1, 200) as n;
insert into public.user_sessions (id, user_id, token_jti, expires_at)
select 's-' || n, 'u-' || (n % 200 + 1), 'jti-' || n, now() + interval '1 day' from generate_series(1, 500) as n;
insert into public.tenant_user_identifiers (tenant_id, identifier)
select (n % 2) + 1, '+54911' || lpad(n::text, 6, '0') from generate_series(1, 300) as n;
insert into public.lock_audit (lock_key, event_type, details)
select 'room:' || n, 'acquired', jsonb_build_object('ttl', 30) from generate_series(1, 200) as n;
