import type { DefectRow } from './defect-row';

/** Single changes to the clinic. */
export const CLINIC_DEFECTS: readonly DefectRow[] = [
  ["alter type blood_group rename value '0' to 'O'", 'different type public.blood_group labels'],
  [
    'alter domain percent drop constraint between_0_and_100',
    'missing constraint public.percent.between_0_and_100',
  ],
  [
    'alter table appointments drop constraint appointments_minutes',
    'missing constraint public.appointments.appointments_minutes',
  ],
  [
    'alter table appointments drop constraint appointments_minutes; alter table appointments add constraint appointments_minutes check (minutes > 0 and minutes <= 600)',
    'different constraint public.appointments.appointments_minutes definition',
  ],
  [
    'alter table appointments drop constraint appointments_once',
    'missing constraint public.appointments.appointments_once',
  ],
  [
    'alter table appointments drop constraint appointments_doctor_id_fkey; alter table appointments add constraint appointments_doctor_id_fkey foreign key (doctor_id) references doctors (id) on delete restrict',
    'different constraint public.appointments.appointments_doctor_id_fkey definition',
  ],
  [
    'drop index patients_name_idx; create index patients_name_idx on patients (full_name)',
    'different index public.patients_name_idx definition',
  ],
  [
    'drop index audit_log_at_idx; create index audit_log_at_idx on audit_log (at)',
    'different index public.audit_log_at_idx definition',
  ],
  ['drop index admissions_now_idx', 'missing index public.admissions_now_idx'],
  [
    "update pg_index set indisvalid = false where indexrelid = 'public.holidays_day_key'::regclass",
    'different constraint public.holidays.holidays_day_key indexValid',
    'admin-not-mendable',
  ],
  ['drop view todays_appointments', 'missing view public.todays_appointments'],
  [
    'create or replace view free_beds as select b.id, b.label from beds b',
    'different view public.free_beds definition',
  ],
  ['drop materialized view diagnosis_counts', 'missing materialized view public.diagnosis_counts'],
  ['drop function patients_of(integer)', 'missing function public.patients_of(doctor integer)'],
  ['alter table documents disable row level security', 'different table public.documents rowSecurity'],
  ['grant select on api_clients to anon', 'different table public.api_clients privileges'],
  ['alter table lab_results alter value type real', 'different column public.lab_results.value type'],
  ['alter table payments alter amount type numeric(10,2)', 'different column public.payments.amount type'],
  ['alter table holidays alter day type timestamp', 'different column public.holidays.day type'],
  ['drop table parking', 'missing table public.parking'],
  [
    'drop trigger doctors_changed on doctors; create trigger doctors_changed before update on doctors for each row execute function set_changed()',
    'different trigger public.doctors.doctors_changed definition',
  ],
  ['alter sequence patients_id_seq start 7', 'different sequence public.patients_id_seq start'],
  ["alter table audit_log alter what set default '[]'", 'different column public.audit_log.what default'],
  [
    'alter table equipment_checks alter checked_on set default now()',
    'different column public.equipment_checks.checked_on default',
  ],
];
