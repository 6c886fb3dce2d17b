-- Test schema: a clinic, as an older backend would have it: serial keys, times without zone, everything in public.
create type public.blood_group as enum ('0', 'A', 'B', 'AB');
create type public.measure as (value double precision, unit varchar(20));
create domain public.percent as smallint constraint between_0_and_100 check (value between 0 and 100);
create function public.set_changed() returns trigger language plpgsql as $$
begin
  new.changed_at = now();
  return new;
end
$$;
create function public.age_in_years(born date, on_day date default current_date) returns integer
  language sql stable as $$ select extract(year from age(on_day, born))::integer $$;
create function public.patients_of(doctor integer) returns setof integer language plpgsql stable as $$
begin
  return query select a.patient_id from public.appointments a where a.doctor_id = doctor;
end
$$;
create function public.numbers_up_to(n integer, out i integer) returns setof integer language sql immutable
  as $$ select generate_series(1, n) $$;
create table public.departments (
  id serial primary key,
  name varchar(120) not null unique,
  floor smallint
);
create table public.specialties (
  id serial primary key,
  name varchar(120) not null unique
);
create table public.doctors (
  id serial primary key,
  full_name varchar(200) not null,
  department_id integer not null references public.departments (id),
  licence varchar(30) not null unique
);
create index doctors_department_id_idx on public.doctors (department_id);
create table public.doctor_specialties (
  id serial primary key,
  doctor_id integer not null references public.doctors (id) on delete cascade,
  specialty_id integer not null references public.specialties (id) on delete cascade
);
create index doctor_specialties_doctor_id_idx on public.doctor_specialties (doctor_id);
create index doctor_specialties_specialty_id_idx on public.doctor_specialties (specialty_id);
create table public.nurses (
  id serial primary key,
  full_name varchar(200) not null,
  department_id integer references public.departments (id) on delete set null
);
create index nurses_department_id_idx on public.nurses (department_id);
create table public.wards (
  id serial primary key,
  name varchar(80) not null,
  department_id integer not null references public.departments (id)
);
create index wards_department_id_idx on public.wards (department_id);
create table public.rooms (
  id serial primary key,
  ward_id integer not null references public.wards (id) on delete cascade,
  number varchar(10) not null,
  beds smallint not null default 2
);
create index rooms_ward_id_idx on public.rooms (ward_id);
create table public.beds (
  id serial primary key,
  room_id integer not null references public.rooms (id) on delete cascade,
  label varchar(10) not null
);
create index beds_room_id_idx on public.beds (room_id);
create table public.insurers (
  id serial primary key,
  name varchar(200) not null unique,
  phone varchar(30)
);
create table public.patients (
  id serial primary key,
  record_number varchar(20) not null unique,
  full_name varchar(200) not null,
  born date not null,
  insurer_id integer references public.insurers (id) on delete set null,
  created_at timestamp not null default now()
);
create index patients_insurer_id_idx on public.patients (insurer_id);
create table public.contacts (
  id serial primary key,
  patient_id integer not null references public.patients (id) on delete cascade,
  kind varchar(20) not null,
  value varchar(200) not null
);
create index contacts_patient_id_idx on public.contacts (patient_id);
create table public.allergies (
  id serial primary key,
  patient_id integer not null references public.patients (id) on delete cascade,
  substance varchar(120) not null,
  severity smallint not null default 1
);
create index allergies_patient_id_idx on public.allergies (patient_id);
create table public.appointments (
  id serial primary key,
  patient_id integer not null references public.patients (id) on delete cascade,
  doctor_id integer not null references public.doctors (id) on delete restrict on update cascade,
  starts_at timestamp not null,
  minutes integer not null default 15
);
create index appointments_patient_id_idx on public.appointments (patient_id);
create index appointments_doctor_id_idx on public.appointments (doctor_id);
create table public.visits (
  id serial primary key,
  patient_id integer not null references public.patients (id),
  doctor_id integer not null references public.doctors (id),
  seen_at timestamp not null default now()
);
create index visits_patient_id_idx on public.visits (patient_id);
create index visits_doctor_id_idx on public.visits (doctor_id);
create table public.visit_notes (
  id serial primary key,
  visit_id integer not null references public.visits (id) on delete cascade,
  body text not null
);
create index visit_notes_visit_id_idx on public.visit_notes (visit_id);
create table public.diagnoses (
  id serial primary key,
  visit_id integer not null references public.visits (id) on delete cascade,
  code varchar(10) not null,
  is_main boolean not null default false
);
create index diagnoses_visit_id_idx on public.diagnoses (visit_id);
create table public.procedures (
  id serial primary key,
  code varchar(12) not null unique,
  title varchar(200) not null
);
create table public.performed (
  id serial primary key,
  visit_id integer not null references public.visits (id) on delete cascade,
  procedure_id integer not null references public.procedures (id),
  performed_at timestamp
);
create index performed_visit_id_idx on public.performed (visit_id);
create index performed_procedure_id_idx on public.performed (procedure_id);
create table public.medicines (
  id serial primary key,
  name varchar(120) not null unique,
  unit varchar(20) not null
);
create table public.prescriptions (
  id serial primary key,
  visit_id integer not null references public.visits (id) on delete cascade,
  medicine_id integer not null references public.medicines (id),
  dose varchar(60) not null
);
create index prescriptions_visit_id_idx on public.prescriptions (visit_id);
create index prescriptions_medicine_id_idx on public.prescriptions (medicine_id);
create table public.pharmacies (
  id serial primary key,
  name varchar(120) not null,
  city varchar(80)
);
create table public.dispensings (
  id serial primary key,
  prescription_id integer not null references public.prescriptions (id) on delete cascade,
  pharmacy_id integer not null references public.pharmacies (id),
  given_at timestamp not null default now()
);
create index dispensings_prescription_id_idx on public.dispensings (prescription_id);
create index dispensings_pharmacy_id_idx on public.dispensings (pharmacy_id);
create table public.labs (
  id serial primary key,
  name varchar(120) not null
);
create table public.lab_orders (
  id serial primary key,
  visit_id integer not null references public.visits (id) on delete cascade,
  lab_id integer not null references public.labs (id),
  ordered_at timestamp not null default now()
);
create index lab_orders_visit_id_idx on public.lab_orders (visit_id);
create index lab_orders_lab_id_idx on public.lab_orders (lab_id);
create table public.lab_results (
  id serial primary key,
  lab_order_id integer not null references public.lab_orders (id) on delete cascade,
  analyte varchar(80) not null,
  value double precision,
  unit varchar(20)
);
create index lab_results_lab_order_id_idx on public.lab_results (lab_order_id);
create table public.images (
  id serial primary key,
  visit_id integer not null references public.visits (id) on delete cascade,
  modality varchar(10) not null,
  content bytea
);
create index images_visit_id_idx on public.images (visit_id);
create table public.admissions (
  id serial primary key,
  patient_id integer not null references public.patients (id) on delete cascade,
  bed_id integer not null references public.beds (id),
  admitted_at timestamp not null default now(),
  left_at timestamp
);
create index admissions_patient_id_idx on public.admissions (patient_id);
create index admissions_bed_id_idx on public.admissions (bed_id);
create table public.vitals (
  id serial primary key,
  admission_id integer not null references public.admissions (id) on delete cascade,
  taken_at timestamp not null default now(),
  pulse smallint,
  temperature real
);
create index vitals_admission_id_idx on public.vitals (admission_id);
create table public.operations (
  id serial primary key,
  patient_id integer not null references public.patients (id),
  theatre varchar(20) not null,
  starts_at timestamp not null
);
create index operations_patient_id_idx on public.operations (patient_id);
create table public.operation_staff (
  id serial primary key,
  operation_id integer not null references public.operations (id) on delete cascade,
  doctor_id integer not null references public.doctors (id) on delete cascade,
  role varchar(40) not null
);
create index operation_staff_operation_id_idx on public.operation_staff (operation_id);
create index operation_staff_doctor_id_idx on public.operation_staff (doctor_id);
create table public.equipment (
  id serial primary key,
  name varchar(120) not null,
  serial_number varchar(60) unique
);
create table public.equipment_checks (
  id serial primary key,
  equipment_id integer not null references public.equipment (id) on delete cascade,
  checked_on date not null default CURRENT_DATE,
  passed boolean not null
);
create index equipment_checks_equipment_id_idx on public.equipment_checks (equipment_id);
create table public.suppliers (
  id serial primary key,
  name varchar(120) not null
);
create table public.purchases (
  id serial primary key,
  supplier_id integer not null references public.suppliers (id),
  amount numeric not null,
  bought_on date not null
);
create index purchases_supplier_id_idx on public.purchases (supplier_id);
create table public.invoices (
  id serial primary key,
  patient_id integer not null references public.patients (id) on delete restrict on update cascade,
  total numeric not null default 0,
  issued_on date not null default CURRENT_DATE
);
create index invoices_patient_id_idx on public.invoices (patient_id);
create table public.invoice_lines (
  id serial primary key,
  invoice_id integer not null references public.invoices (id) on delete cascade,
  title varchar(200) not null,
  price numeric not null
);
create index invoice_lines_invoice_id_idx on public.invoice_lines (invoice_id);
create table public.payments (
  id serial primary key,
  invoice_id integer not null references public.invoices (id) on delete cascade,
  paid_on date not null,
  amount numeric not null
);
create index payments_invoice_id_idx on public.payments (invoice_id);
create table public.claims (
  id serial primary key,
  insurer_id integer not null references public.insurers (id),
  invoice_id integer not null references public.invoices (id) on delete cascade,
  state varchar(20) not null default 'sent'
);
create index claims_insurer_id_idx on public.claims (insurer_id);
create index claims_invoice_id_idx on public.claims (invoice_id);
create table public.shifts (
  id serial primary key,
  nurse_id integer not null references public.nurses (id) on delete cascade,
  starts_at timestamp not null,
  ends_at timestamp not null
);
create index shifts_nurse_id_idx on public.shifts (nurse_id);
create table public.absences (
  id serial primary key,
  doctor_id integer not null references public.doctors (id) on delete cascade,
  from_day date not null,
  to_day date not null
);
create index absences_doctor_id_idx on public.absences (doctor_id);
create table public.messages (
  id serial primary key,
  doctor_id integer not null references public.doctors (id) on delete cascade,
  body text not null,
  sent_at timestamp not null default now()
);
create index messages_doctor_id_idx on public.messages (doctor_id);
create table public.consents (
  id serial primary key,
  patient_id integer not null references public.patients (id) on delete cascade,
  topic varchar(80) not null,
  given boolean not null default false
);
create index consents_patient_id_idx on public.consents (patient_id);
create table public.documents (
  id serial primary key,
  patient_id integer not null references public.patients (id) on delete cascade,
  title varchar(200) not null,
  content bytea
);
create index documents_patient_id_idx on public.documents (patient_id);
create table public.vaccines (
  id serial primary key,
  name varchar(120) not null unique
);
create table public.vaccinations (
  id serial primary key,
  patient_id integer not null references public.patients (id) on delete cascade,
  vaccine_id integer not null references public.vaccines (id),
  given_on date not null
);
create index vaccinations_patient_id_idx on public.vaccinations (patient_id);
create index vaccinations_vaccine_id_idx on public.vaccinations (vaccine_id);
create table public.referrals (
  id serial primary key,
  visit_id integer not null references public.visits (id) on delete cascade,
  to_department_id integer not null references public.departments (id)
);
create index referrals_visit_id_idx on public.referrals (visit_id);
create index referrals_to_department_id_idx on public.referrals (to_department_id);
create table public.surveys (
  id serial primary key,
  title varchar(120) not null
);
create table public.survey_answers (
  id serial primary key,
  survey_id integer not null references public.surveys (id) on delete cascade,
  patient_id integer references public.patients (id) on delete set null,
  score smallint
);
create index survey_answers_survey_id_idx on public.survey_answers (survey_id);
create index survey_answers_patient_id_idx on public.survey_answers (patient_id);
create table public.audit_log (
  id serial primary key,
  who varchar(80) not null,
  what jsonb not null default '{}'::jsonb,
  at timestamp not null default now()
);
create table public.api_clients (
  id serial primary key,
  name varchar(80) not null unique,
  key_hash bytea not null
);
create table public.holidays (
  id serial primary key,
  day date not null unique,
  name varchar(80)
);
create table public.parking (
  id serial primary key,
  plate varchar(12) not null,
  doctor_id integer references public.doctors (id) on delete set null
);
create index parking_doctor_id_idx on public.parking (doctor_id);
create table public.meals (
  id serial primary key,
  admission_id integer not null references public.admissions (id) on delete cascade,
  day date not null,
  menu varchar(80)
);
create index meals_admission_id_idx on public.meals (admission_id);
create table public.diets (
  id serial primary key,
  name varchar(80) not null unique
);
create table public.patient_diets (
  id serial primary key,
  patient_id integer not null references public.patients (id) on delete cascade,
  diet_id integer not null references public.diets (id) on delete cascade
);
create index patient_diets_patient_id_idx on public.patient_diets (patient_id);
create index patient_diets_diet_id_idx on public.patient_diets (diet_id);
create table public.transfers (
  id serial primary key,
  admission_id integer not null references public.admissions (id) on delete cascade,
  from_bed_id integer references public.beds (id) on delete set null,
  to_bed_id integer references public.beds (id) on delete set null
);
create index transfers_admission_id_idx on public.transfers (admission_id);
create index transfers_from_bed_id_idx on public.transfers (from_bed_id);
create index transfers_to_bed_id_idx on public.transfers (to_bed_id);
create table public.incidents (
  id serial primary key,
  ward_id integer references public.wards (id) on delete set null,
  description text not null,
  happened_at timestamp not null default now()
);
create index incidents_ward_id_idx on public.incidents (ward_id);
create table public.visitors (
  id serial primary key,
  patient_id integer not null references public.patients (id) on delete cascade,
  came_at timestamp not null default now()
);
create index visitors_patient_id_idx on public.visitors (patient_id);
create table public.complaints (
  id serial primary key,
  patient_id integer references public.patients (id) on delete set null,
  body text not null
);
create index complaints_patient_id_idx on public.complaints (patient_id);
create table public.kitchens (
  id serial primary key,
  name varchar(80) not null
);
create table public.trainings (
  id serial primary key,
  title varchar(120) not null
);
create table public.nurse_trainings (
  id serial primary key,
  nurse_id integer not null references public.nurses (id) on delete cascade,
  training_id integer not null references public.trainings (id) on delete cascade
);
create index nurse_trainings_nurse_id_idx on public.nurse_trainings (nurse_id);
create index nurse_trainings_training_id_idx on public.nurse_trainings (training_id);
alter table public.patients add column blood public.blood_group;
alter table public.patients add column changed_at timestamp not null default now();
alter table public.patients add column risk public.percent;
alter table public.doctors add column changed_at timestamp not null default now();
alter table public.lab_results add column extra public.measure;
alter table public.appointments add constraint appointments_minutes check (minutes > 0 and minutes <= 480);
alter table public.appointments add constraint appointments_once unique (doctor_id, starts_at);
alter table public.absences add constraint absence_order check (from_day <= to_day);
create index patients_name_idx on public.patients (full_name varchar_pattern_ops);
create index audit_log_at_idx on public.audit_log (at desc nulls last);
create index audit_log_what_idx on public.audit_log using gin (what jsonb_path_ops);
create index vitals_hash_idx on public.vitals using hash (pulse);
create index admissions_now_idx on public.admissions (bed_id) where left_at is null;
create trigger patients_changed before update on public.patients for each row execute function public.set_changed();
create trigger doctors_changed before insert or update on public.doctors
  for each row execute function public.set_changed();
create view public.todays_appointments as
  select a.id, p.full_name as patient, d.full_name as doctor, a.starts_at
  from public.appointments a join public.patients p on p.id = a.patient_id join public.doctors d on d.id = a.doctor_id
  where a.starts_at::date = current_date;
create view public.free_beds as
  select b.id, b.label from public.beds b
  where not exists (select from public.admissions a where a.bed_id = b.id and a.left_at is null);
create materialized view public.diagnosis_counts as
  select code, count(*) as n from public.diagnoses group by code with no data;
comment on table public.patients is 'People who were treated at least once.';
comment on column public.patients.record_number is 'Number on the paper record.';
comment on function public.age_in_years(date, date) is 'Age in full years.';
alter table public.documents enable row level security;
create policy staff_only on public.documents for all to service_role using (true);
revoke all on public.api_clients from anon, authenticated;
