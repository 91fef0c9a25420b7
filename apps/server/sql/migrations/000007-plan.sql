-- What the ward has promised and how it stands: plans as files, dated changes, progress, difficulties, money, steering.
-- Rows of files are evidence with two times; what people enter one by one is only ever added, and the newest word counts.
create schema plan;
grant usage on schema plan to hatangso_app;

-- A plan's file, word for word, and the same as data. A newer file of the same plan closes the earlier one.
create table plan.plans (
  unit_code text not null,
  province_code text not null,
  batch_id uuid not null,
  row_no integer not null,
  plan_id text not null,
  title text not null,
  content text not null,
  parsed json not null,
  -- first day the plan speaks of, and the day after its last; null where the file does not say
  valid_from date,
  valid_before date not null,
  known_from timestamptz not null,
  known_to timestamptz not null default 'infinity',
  constraint plans_pkey primary key (unit_code, batch_id, row_no, known_from),
  constraint plans_batch_fkey foreign key (unit_code, batch_id) references evidence.batches (unit_code, id),
  constraint plan_is_valid_for_a_time check (valid_from < valid_before)
);
create index plans_by_id on plan.plans (unit_code, plan_id);
select platform.protect('plan.plans');
grant select, insert on plan.plans to hatangso_app;
grant update (known_to) on plan.plans to hatangso_app;

-- Changes that came after the file, applied on top of it from their own date on; see `planAsOf`.
create table plan.adjustments (
  unit_code text not null,
  province_code text not null,
  plan_id text not null,
  adjustment_id text not null,
  holds_from date not null,
  -- the adjustment as in a plan's file: document, reason, changes
  content json not null,
  known_from timestamptz not null,
  entered_by text not null,
  constraint adjustments_pkey primary key (unit_code, plan_id, adjustment_id)
);
select platform.protect('plan.adjustments');
grant select, insert on plan.adjustments to hatangso_app;

-- What an office told of a task on a day; null is "not told". Another day adds, the same day replaces.
create table plan.progress (
  unit_code text not null,
  province_code text not null,
  batch_id uuid not null,
  row_no integer not null,
  plan_id text not null,
  task_id text not null,
  told_on date not null,
  state text,
  percent numeric,
  result text,
  evidence text,
  difficulty text,
  -- made from plan, task and words: a difficulty told again in the same words is the same, and keeps its answers
  difficulty_id uuid,
  -- whole dong since the plan began
  spent bigint,
  known_from timestamptz not null,
  known_to timestamptz not null default 'infinity',
  constraint progress_pkey primary key (unit_code, batch_id, row_no, known_from),
  constraint progress_batch_fkey foreign key (unit_code, batch_id) references evidence.batches (unit_code, id),
  constraint progress_state_is_known check (state in ('not_due', 'not_started', 'in_progress', 'done', 'maintained', 'suspended', 'cancelled')),
  constraint progress_is_percent check (percent between 0 and 100),
  constraint progress_spent_is_not_negative check (spent >= 0),
  constraint progress_difficulty_has_an_id check ((difficulty is null) = (difficulty_id is null))
);
create index progress_by_task on plan.progress (unit_code, plan_id, task_id, told_on);
select platform.protect('plan.progress');
grant select, insert on plan.progress to hatangso_app;
grant update (known_to) on plan.progress to hatangso_app;

-- Difficulties that an office raised outside a progress sheet.
create table plan.difficulties (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  plan_id text not null,
  task_id text,
  office text not null,
  words text not null,
  cause text,
  proposal text,
  proposal_to text,
  raised_on date not null,
  known_from timestamptz not null,
  entered_by text not null,
  constraint difficulties_pkey primary key (unit_code, id),
  constraint difficulty_cause_is_known check (cause in ('objective', 'subjective')),
  constraint difficulty_proposal_has_a_recipient check ((proposal is null) = (proposal_to is null))
);
create index difficulties_by_task on plan.difficulties (unit_code, plan_id, task_id);
select platform.protect('plan.difficulties');
grant select, insert on plan.difficulties to hatangso_app;

-- Answers to difficulties, raised here or told in a progress sheet. Whoever answers may say what caused it.
create table plan.difficulty_answers (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  difficulty_id uuid not null,
  words text not null,
  answered_by text not null,
  answered_on date not null,
  cause text,
  known_from timestamptz not null,
  entered_by text not null,
  constraint difficulty_answers_pkey primary key (unit_code, id),
  constraint answer_cause_is_known check (cause in ('objective', 'subjective'))
);
create index difficulty_answers_by_difficulty on plan.difficulty_answers (unit_code, difficulty_id);
select platform.protect('plan.difficulty_answers');
grant select, insert on plan.difficulty_answers to hatangso_app;

-- What the finance office says was asked, granted and paid for a task in a budget year, in whole dong, as of a day.
create table plan.spending (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  plan_id text not null,
  task_id text not null,
  budget_year integer not null,
  kind text not null,
  amount bigint not null,
  told_on date not null,
  -- number and date of the decision or of the book, in words
  document text,
  known_from timestamptz not null,
  entered_by text not null,
  constraint spending_pkey primary key (unit_code, id),
  constraint spending_kind_is_known check (kind in ('estimate', 'allocated', 'spent')),
  constraint spending_amount_is_not_negative check (amount >= 0),
  constraint spending_year_is_plausible check (budget_year between 2000 and 2100)
);
create index spending_by_task on plan.spending (unit_code, plan_id, task_id, budget_year, kind);
select platform.protect('plan.spending');
grant select, insert on plan.spending to hatangso_app;

-- How the committee steered the work: documents issued, meetings held, who leads. A later entry may replace one.
create table plan.direction (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  kind text not null,
  on_date date not null,
  -- of a meeting or the steering: what is printed; of a document: null
  words text,
  -- {kind, number, date, issuer, subject} of a document; an absent fact is null and printed "[...]"
  document json,
  office text,
  replaces uuid,
  known_from timestamptz not null,
  entered_by text not null,
  constraint direction_pkey primary key (unit_code, id),
  constraint direction_kind_is_known check (kind in ('document', 'meeting', 'steering', 'withdrawn')),
  constraint direction_says_something check (kind = 'withdrawn' or (kind = 'document') = (document is not null)),
  constraint direction_withdrawal_names_its_entry check (kind <> 'withdrawn' or replaces is not null)
);
create index direction_by_date on plan.direction (unit_code, on_date);
select platform.protect('plan.direction');
grant select, insert on plan.direction to hatangso_app;
