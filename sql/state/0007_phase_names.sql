-- breaking: an older version would look for the numbers.
-- Phases have names; the numbers of older rows are what people see. Signatures keep their basis: it holds the number.
alter table sign_off drop constraint sign_off_phase_check;
update sign_off set phase = case phase
  when '0' then 'prepare' when '1' then 'schema' when '2' then 'backend' when '3' then 'prove' when '4' then 'close'
  else phase end;
alter table sign_off add constraint sign_off_phase_check
  check (phase in ('prepare', 'schema', 'data', 'backend', 'prove', 'close'));
