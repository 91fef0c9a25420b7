-- Generated from the migrations by `npm run schema`; never edited by hand.

-- columns
audit.checkpoints: number bigint not null
audit.checkpoints: at timestamp with time zone not null
audit.checkpoints: size bigint not null
audit.checkpoints: note text not null
audit.entries: unit_code text not null
audit.entries: province_code text not null
audit.entries: id uuid not null
audit.entries: at timestamp with time zone not null
audit.entries: actor text not null
audit.entries: action text not null
audit.entries: object_kind text not null
audit.entries: object_id text not null
audit.entries: facts json not null
audit.entries: canonical text not null
audit.entries: canonical_sha256 text not null
audit.entries: origin json
audit.entries: change json
audit.leaves: unit_code text not null
audit.leaves: province_code text not null
audit.leaves: id uuid not null
audit.leaves: "position" bigint not null
audit.nodes: level smallint not null
audit.nodes: "position" bigint not null
audit.nodes: hash bytea not null
audit.origins: unit_code text not null
audit.origins: province_code text not null
audit.origins: entry_id uuid not null
audit.origins: at timestamp with time zone not null
audit.origins: address text not null
audit.verifications: id uuid not null
audit.verifications: at timestamp with time zone not null
audit.verifications: size bigint not null
audit.verifications: findings json not null
audit.verifications: finding_count integer not null
audit.waiting: unit_code text not null
audit.waiting: province_code text not null
audit.waiting: id uuid not null
audit.waiting: at timestamp with time zone not null
backups.runs: unit_code text not null
backups.runs: province_code text not null
backups.runs: id uuid not null
backups.runs: started_at timestamp with time zone not null
backups.runs: ended_at timestamp with time zone not null
backups.runs: started_by text not null
backups.runs: file_name text not null
backups.runs: bytes bigint
backups.runs: sha256 text
backups.runs: problem text
backups.runs: reason text
backups.schedules: unit_code text not null
backups.schedules: province_code text not null
backups.schedules: turn integer not null
backups.schedules: hour integer
backups.schedules: keep_daily integer not null
backups.schedules: keep_weekly integer not null
backups.schedules: keep_monthly integer not null
backups.schedules: known_from timestamp with time zone not null
backups.schedules: entered_by text not null
coverage.claim_pieces: unit_code text not null
coverage.claim_pieces: province_code text not null
coverage.claim_pieces: batch_id uuid not null
coverage.claim_pieces: row_no integer not null
coverage.claim_pieces: piece integer not null
coverage.claim_pieces: geom geometry(Polygon,4326) not null
coverage.claims: unit_code text not null
coverage.claims: province_code text not null
coverage.claims: batch_id uuid not null
coverage.claims: row_no integer not null
coverage.claims: operator text not null
coverage.claims: operator_key text not null
coverage.claims: service text not null
coverage.claims: downlink_mbps numeric
coverage.claims: valid_from date not null
coverage.claims: valid_to date
coverage.claims: subject text not null
coverage.claims: geom geometry(MultiPolygon,4326)
coverage.claims: group_code text
coverage.claims: place_code text
coverage.claims: extent text
coverage.claims: household_share numeric
coverage.claims: document text
coverage.claims: row_digest bigint not null
coverage.claims: known_from timestamp with time zone not null
coverage.claims: known_to timestamp with time zone not null default 'infinity'::timestamp with time zone
evidence.batch_documents: unit_code text not null
evidence.batch_documents: province_code text not null
evidence.batch_documents: batch_id uuid not null
evidence.batch_documents: document_id uuid not null
evidence.batch_documents: role text not null
evidence.batch_documents: part_code text default 
CASE CURRENT_USER
    WHEN 'hatangso_operator'::name THEN NULLIF(current_setting('app.part'::text, true), ''::text)
    ELSE NULL::text
END
evidence.batch_mends: unit_code text not null
evidence.batch_mends: province_code text not null
evidence.batch_mends: batch_id uuid not null
evidence.batch_mends: original_sha256 text not null
evidence.batch_mends: mended_cells integer not null
evidence.batch_mends: skipped_rows integer not null
evidence.batch_mends: mends_sha256 text
evidence.batch_mends: part_code text default 
CASE CURRENT_USER
    WHEN 'hatangso_operator'::name THEN NULLIF(current_setting('app.part'::text, true), ''::text)
    ELSE NULL::text
END
evidence.batches: unit_code text not null
evidence.batches: province_code text not null
evidence.batches: id uuid not null
evidence.batches: kind text not null
evidence.batches: file_name text not null
evidence.batches: file_sha256 text not null
evidence.batches: file_bytes bigint not null
evidence.batches: as_of date not null
evidence.batches: as_of_given boolean not null
evidence.batches: speaks_from date not null default '-infinity'::date
evidence.batches: round text
evidence.batches: rows_read integer not null
evidence.batches: rows_taken integer not null
evidence.batches: rows_refused integer not null
evidence.batches: refusals json not null
evidence.batches: taken_at timestamp with time zone not null
evidence.batches: taken_by text not null
evidence.batches: undone_at timestamp with time zone
evidence.batches: undone_by text
evidence.batches: demonstration boolean not null
evidence.batches: part_kind text default 
CASE CURRENT_USER
    WHEN 'hatangso_group'::name THEN 'group'::text
    WHEN 'hatangso_operator'::name THEN 'operator'::text
    ELSE NULL::text
END
evidence.batches: part_code text default NULLIF(current_setting('app.part'::text, true), ''::text)
evidence.documents: unit_code text not null
evidence.documents: province_code text not null
evidence.documents: id uuid not null
evidence.documents: file_name text not null
evidence.documents: media_type text not null
evidence.documents: sha256 text not null
evidence.documents: bytes bigint not null
evidence.documents: content bytea not null
evidence.documents: added_at timestamp with time zone not null
evidence.documents: added_by text not null
evidence.documents: demonstration boolean not null
evidence.documents: part_code text default 
CASE CURRENT_USER
    WHEN 'hatangso_operator'::name THEN NULLIF(current_setting('app.part'::text, true), ''::text)
    ELSE NULL::text
END
evidence.documents: erased_at timestamp with time zone
evidence.drafts: unit_code text not null
evidence.drafts: province_code text not null
evidence.drafts: id uuid not null
evidence.drafts: owner text not null
evidence.drafts: office text
evidence.drafts: file_name text not null
evidence.drafts: file_sha256 text not null
evidence.drafts: file_bytes bigint not null
evidence.drafts: settings json not null
evidence.drafts: made_at timestamp with time zone not null
evidence.drafts: changed_at timestamp with time zone not null
evidence.drafts: removed_at timestamp with time zone
evidence.drafts: batch_id uuid
evidence.drafts: part_code text default 
CASE CURRENT_USER
    WHEN 'hatangso_operator'::name THEN NULLIF(current_setting('app.part'::text, true), ''::text)
    ELSE NULL::text
END
evidence.register_figures: unit_code text not null
evidence.register_figures: province_code text not null
evidence.register_figures: batch_id uuid not null
evidence.register_figures: row_no integer not null
evidence.register_figures: indicator text not null
evidence.register_figures: numerator numeric
evidence.register_figures: denominator numeric
evidence.register_figures: as_of date not null
evidence.register_figures: source text not null
evidence.register_figures: document text
evidence.register_figures: known_from timestamp with time zone not null
evidence.register_figures: known_to timestamp with time zone not null default 'infinity'::timestamp with time zone
evidence.remembered_columns: unit_code text not null
evidence.remembered_columns: province_code text not null
evidence.remembered_columns: kind text not null
evidence.remembered_columns: heading_key text not null
evidence.remembered_columns: column_key text not null
evidence.remembered_columns: used_at timestamp with time zone not null
evidence.remembered_columns: used_by text not null
hatangso_ledger.migrations: number integer not null
hatangso_ledger.migrations: name text not null
hatangso_ledger.migrations: sha256 text not null
hatangso_ledger.migrations: applied_at timestamp with time zone not null default now()
identity.assignments: unit_code text not null
identity.assignments: province_code text not null
identity.assignments: id uuid not null
identity.assignments: person_id uuid not null
identity.assignments: role text not null
identity.assignments: part_code text
identity.assignments: part_name text
identity.assignments: created_at timestamp with time zone not null
identity.assignments: created_by text not null
identity.assignments: ended_at timestamp with time zone
identity.assignments: ended_by text
identity.assignments: until timestamp with time zone
identity.attempts: key text not null
identity.attempts: failures integer not null
identity.attempts: last_at timestamp with time zone not null
identity.devices: id uuid not null
identity.devices: person_id uuid not null
identity.devices: secret_sha256 text not null
identity.devices: created_at timestamp with time zone not null
identity.emergencies: unit_code text not null
identity.emergencies: province_code text not null
identity.emergencies: id uuid not null
identity.emergencies: person_id uuid not null
identity.emergencies: assignment_id uuid not null
identity.emergencies: role text not null
identity.emergencies: reason text not null
identity.emergencies: opened_at timestamp with time zone not null
identity.emergencies: opened_by text not null
identity.emergencies: until timestamp with time zone not null
identity.emergencies: ended_at timestamp with time zone
identity.emergencies: ended_by text
identity.invitations: unit_code text not null
identity.invitations: province_code text not null
identity.invitations: id uuid not null
identity.invitations: secret_sha256 text not null
identity.invitations: purpose text not null
identity.invitations: person_id uuid
identity.invitations: name text
identity.invitations: email text
identity.invitations: assignments json not null
identity.invitations: created_at timestamp with time zone not null
identity.invitations: created_by text not null
identity.invitations: expires_at timestamp with time zone not null
identity.invitations: used_at timestamp with time zone
identity.invitations: revoked_at timestamp with time zone
identity.links: id uuid not null
identity.links: person_id uuid not null
identity.links: provider text not null
identity.links: subject text not null
identity.links: created_at timestamp with time zone not null
identity.links: last_used_at timestamp with time zone
identity.links: removed_at timestamp with time zone
identity.passkeys: id uuid not null
identity.passkeys: person_id uuid not null
identity.passkeys: credential_id text not null
identity.passkeys: public_key text not null
identity.passkeys: counter bigint not null
identity.passkeys: transports json not null
identity.passkeys: host text not null
identity.passkeys: name text not null
identity.passkeys: created_at timestamp with time zone not null
identity.passkeys: last_used_at timestamp with time zone
identity.passkeys: removed_at timestamp with time zone
identity.passwords: person_id uuid not null
identity.passwords: hash text not null
identity.passwords: set_at timestamp with time zone not null
identity.people: unit_code text not null
identity.people: province_code text not null
identity.people: id uuid not null
identity.people: name text not null
identity.people: sort_key text not null
identity.people: login text not null
identity.people: email text
identity.people: language text
identity.people: created_at timestamp with time zone not null
identity.people: created_by text not null
identity.people: password_set_at timestamp with time zone
identity.people: suspended_at timestamp with time zone
identity.people: signed_out_at timestamp with time zone
identity.people: last_seen_at timestamp with time zone
identity.people: second_factor_at timestamp with time zone
identity.people: erased_at timestamp with time zone
identity.recovery_codes: id uuid not null
identity.recovery_codes: person_id uuid not null
identity.recovery_codes: code_sha256 text not null
identity.recovery_codes: created_at timestamp with time zone not null
identity.recovery_codes: used_at timestamp with time zone
identity.recovery_codes: replaced_at timestamp with time zone
identity.sessions: id uuid not null
identity.sessions: person_id uuid not null
identity.sessions: secret_sha256 text not null
identity.sessions: assignment_id uuid
identity.sessions: created_at timestamp with time zone not null
identity.sessions: last_seen_at timestamp with time zone not null
identity.sessions: expires_at timestamp with time zone not null
identity.sessions: ended_at timestamp with time zone
identity.sessions: agent text not null
identity.sessions: place text not null
identity.sessions: proven_at timestamp with time zone not null
identity.sessions: second_factor text
identity.sessions: provider text
identity.spent: key text not null
identity.spent: expires_at timestamp with time zone not null
identity.steps: id uuid not null
identity.steps: person_id uuid not null
identity.steps: secret_sha256 text not null
identity.steps: created_at timestamp with time zone not null
identity.steps: expires_at timestamp with time zone not null
identity.steps: taken_at timestamp with time zone
identity.tokens: unit_code text not null
identity.tokens: province_code text not null
identity.tokens: id uuid not null
identity.tokens: name text not null
identity.tokens: secret_sha256 text not null
identity.tokens: role text not null
identity.tokens: scope_level text not null
identity.tokens: scope_value text not null
identity.tokens: created_at timestamp with time zone not null
identity.tokens: expires_at timestamp with time zone
identity.tokens: revoked_at timestamp with time zone
identity.tokens: last_used_at timestamp with time zone
identity.tokens: part_code text
identity.tokens: part_name text
identity.tokens: created_by text
identity.totp: id uuid not null
identity.totp: person_id uuid not null
identity.totp: secret_sealed text not null
identity.totp: created_at timestamp with time zone not null
identity.totp: confirmed_at timestamp with time zone
identity.totp: last_step bigint not null default 0
identity.totp: last_used_at timestamp with time zone
identity.totp: removed_at timestamp with time zone
indicators.closings: unit_code text not null
indicators.closings: province_code text not null
indicators.closings: id uuid not null
indicators.closings: indicator text not null
indicators.closings: period_from date not null
indicators.closings: period_to date not null
indicators.closings: source text
indicators.closings: reason text
indicators.closings: closed_at timestamp with time zone not null
indicators.closings: closed_by text not null
indicators.closings: closed_by_name text
indicators.computed_dates: unit_code text not null
indicators.computed_dates: province_code text not null
indicators.computed_dates: as_of date not null
indicators.computed_dates: known_at timestamp with time zone not null
indicators.computed_dates: definitions_sha256 text not null
indicators.figures: unit_code text not null
indicators.figures: province_code text not null
indicators.figures: as_of date not null
indicators.figures: indicator text not null
indicators.figures: source text not null
indicators.figures: definition_version integer not null
indicators.figures: value double precision
indicators.figures: numerator double precision
indicators.figures: denominator double precision
indicators.figures: low double precision
indicators.figures: high double precision
indicators.figures: method text not null
indicators.figures: evidence_date date
indicators.figures: evidence json not null
indicators.figures: digest text not null
indicators.figures: beside json not null
indicators.figures: groups json not null
indicators.figures: known_at timestamp with time zone not null
overview.visits: unit_code text not null
overview.visits: province_code text not null
overview.visits: visitor text not null
overview.visits: seen_at timestamp with time zone not null
overview.visits: seen json not null
overview.visits: before_at timestamp with time zone
overview.visits: before json
plan.adjustments: unit_code text not null
plan.adjustments: province_code text not null
plan.adjustments: plan_id text not null
plan.adjustments: adjustment_id text not null
plan.adjustments: holds_from date not null
plan.adjustments: content json not null
plan.adjustments: known_from timestamp with time zone not null
plan.adjustments: entered_by text not null
plan.calendar_feeds: unit_code text not null
plan.calendar_feeds: province_code text not null
plan.calendar_feeds: id uuid not null
plan.calendar_feeds: office text
plan.calendar_feeds: secret_sha256 text not null
plan.calendar_feeds: made_at timestamp with time zone not null
plan.calendar_feeds: made_by text not null
plan.calendar_feeds: revoked_at timestamp with time zone
plan.difficulties: unit_code text not null
plan.difficulties: province_code text not null
plan.difficulties: id uuid not null
plan.difficulties: plan_id text not null
plan.difficulties: task_id text
plan.difficulties: office text not null
plan.difficulties: words text not null
plan.difficulties: cause text
plan.difficulties: proposal text
plan.difficulties: proposal_to text
plan.difficulties: raised_on date not null
plan.difficulties: known_from timestamp with time zone not null
plan.difficulties: entered_by text not null
plan.difficulty_answers: unit_code text not null
plan.difficulty_answers: province_code text not null
plan.difficulty_answers: id uuid not null
plan.difficulty_answers: difficulty_id uuid not null
plan.difficulty_answers: words text not null
plan.difficulty_answers: answered_by text not null
plan.difficulty_answers: answered_on date not null
plan.difficulty_answers: cause text
plan.difficulty_answers: known_from timestamp with time zone not null
plan.difficulty_answers: entered_by text not null
plan.difficulty_messages: unit_code text not null
plan.difficulty_messages: province_code text not null
plan.difficulty_messages: id uuid not null
plan.difficulty_messages: difficulty_id uuid not null
plan.difficulty_messages: kind text not null
plan.difficulty_messages: words text not null
plan.difficulty_messages: office text
plan.difficulty_messages: written_on date not null
plan.difficulty_messages: known_from timestamp with time zone not null
plan.difficulty_messages: entered_by text not null
plan.difficulty_terms: unit_code text not null
plan.difficulty_terms: province_code text not null
plan.difficulty_terms: id uuid not null
plan.difficulty_terms: difficulty_id uuid not null
plan.difficulty_terms: due_on date
plan.difficulty_terms: addressee text
plan.difficulty_terms: known_from timestamp with time zone not null
plan.difficulty_terms: entered_by text not null
plan.direction: unit_code text not null
plan.direction: province_code text not null
plan.direction: id uuid not null
plan.direction: kind text not null
plan.direction: on_date date not null
plan.direction: words text
plan.direction: document json
plan.direction: office text
plan.direction: replaces uuid
plan.direction: known_from timestamp with time zone not null
plan.direction: entered_by text not null
plan.plans: unit_code text not null
plan.plans: province_code text not null
plan.plans: batch_id uuid not null
plan.plans: row_no integer not null
plan.plans: plan_id text not null
plan.plans: title text not null
plan.plans: content text not null
plan.plans: parsed json not null
plan.plans: valid_from date
plan.plans: valid_before date not null
plan.plans: known_from timestamp with time zone not null
plan.plans: known_to timestamp with time zone not null default 'infinity'::timestamp with time zone
plan.progress: unit_code text not null
plan.progress: province_code text not null
plan.progress: batch_id uuid not null
plan.progress: row_no integer not null
plan.progress: plan_id text not null
plan.progress: task_id text not null
plan.progress: told_on date not null
plan.progress: state text
plan.progress: percent numeric
plan.progress: result text
plan.progress: evidence text
plan.progress: difficulty text
plan.progress: difficulty_id uuid
plan.progress: spent bigint
plan.progress: known_from timestamp with time zone not null
plan.progress: known_to timestamp with time zone not null default 'infinity'::timestamp with time zone
plan.progress_documents: unit_code text not null
plan.progress_documents: province_code text not null
plan.progress_documents: batch_id uuid not null
plan.progress_documents: document_id uuid not null
plan.progress_words: unit_code text not null
plan.progress_words: province_code text not null
plan.progress_words: batch_id uuid not null
plan.progress_words: office text
plan.settings: unit_code text not null
plan.settings: province_code text not null
plan.settings: id uuid not null
plan.settings: name text not null
plan.settings: content json not null
plan.settings: known_from timestamp with time zone not null
plan.settings: entered_by text not null
plan.spending: unit_code text not null
plan.spending: province_code text not null
plan.spending: id uuid not null
plan.spending: plan_id text not null
plan.spending: task_id text not null
plan.spending: budget_year integer not null
plan.spending: kind text not null
plan.spending: amount bigint not null
plan.spending: told_on date not null
plan.spending: document text
plan.spending: known_from timestamp with time zone not null
plan.spending: entered_by text not null
platform.installation: only_row boolean not null default true
platform.installation: id uuid not null
platform.installation: demonstration boolean not null
platform.installation: created_at timestamp with time zone not null
portal.contacts: unit_code text not null
portal.contacts: province_code text not null
portal.contacts: turn integer not null
portal.contacts: office text
portal.contacts: phone text
portal.contacts: email text
portal.contacts: address text
portal.contacts: known_from timestamp with time zone not null
portal.contacts: entered_by text not null
privacy.erasures: unit_code text not null
privacy.erasures: province_code text not null
privacy.erasures: id uuid not null
privacy.erasures: at timestamp with time zone not null
privacy.erasures: subject_kind text not null
privacy.erasures: subject_id text not null
privacy.erasures: reason text not null
privacy.erasures: counts json not null
privacy.erasures: entered_by text not null
privacy.periods: unit_code text not null
privacy.periods: province_code text not null
privacy.periods: category text not null
privacy.periods: turn integer not null
privacy.periods: days integer not null
privacy.periods: known_from timestamp with time zone not null
privacy.periods: entered_by text not null
reporting.parts: unit_code text not null
reporting.parts: province_code text not null
reporting.parts: plan_id text not null
reporting.parts: year integer not null
reporting.parts: period text not null
reporting.parts: office text not null
reporting.parts: turn integer not null
reporting.parts: state text not null
reporting.parts: remark text
reporting.parts: lines_sha256 text
reporting.parts: known_from timestamp with time zone not null
reporting.parts: entered_by text not null
reporting.parts: entered_by_name text
reporting.releases: unit_code text not null
reporting.releases: province_code text not null
reporting.releases: id uuid not null
reporting.releases: plan_id text not null
reporting.releases: year integer not null
reporting.releases: period text not null
reporting.releases: draft integer not null
reporting.releases: draft_known_at timestamp with time zone not null
reporting.releases: closing_day date not null
reporting.releases: number text not null
reporting.releases: issued_on date not null
reporting.releases: signer_name text not null
reporting.releases: signer_title text not null
reporting.releases: title text not null
reporting.releases: signed_document uuid not null
reporting.releases: docx_document uuid not null
reporting.releases: pdf_document uuid not null
reporting.releases: xlsx_document uuid not null
reporting.releases: content json not null
reporting.releases: content_sha256 text not null
reporting.releases: demonstration boolean not null
reporting.releases: released_at timestamp with time zone not null
reporting.releases: released_by text not null
reporting.releases: released_by_name text
reporting.releases: superseded_at timestamp with time zone
reporting.releases: superseded_by uuid
reporting.releases: withdrawn_at timestamp with time zone
reporting.releases: withdrawn_by text
reporting.releases: withdrawal_reason text
reporting.settings: unit_code text not null
reporting.settings: province_code text not null
reporting.settings: turn integer not null
reporting.settings: content json not null
reporting.settings: known_from timestamp with time zone not null
reporting.settings: entered_by text not null
reporting.signature_checks: unit_code text not null
reporting.signature_checks: province_code text not null
reporting.signature_checks: release_id uuid not null
reporting.signature_checks: checked_at timestamp with time zone not null
reporting.signature_checks: found json not null
reporting.steps: unit_code text not null
reporting.steps: province_code text not null
reporting.steps: plan_id text not null
reporting.steps: year integer not null
reporting.steps: period text not null
reporting.steps: turn integer not null
reporting.steps: step text not null
reporting.steps: draft integer not null
reporting.steps: draft_known_at timestamp with time zone not null
reporting.steps: draft_sha256 text not null
reporting.steps: release_id uuid
reporting.steps: remark text
reporting.steps: known_from timestamp with time zone not null
reporting.steps: entered_by text not null
reporting.steps: entered_by_name text
reporting.templates: unit_code text not null
reporting.templates: province_code text not null
reporting.templates: turn integer not null
reporting.templates: file_name text
reporting.templates: file_sha256 text
reporting.templates: content bytea
reporting.templates: known_from timestamp with time zone not null
reporting.templates: entered_by text not null
reporting.texts: unit_code text not null
reporting.texts: province_code text not null
reporting.texts: plan_id text not null
reporting.texts: year integer not null
reporting.texts: period text not null
reporting.texts: place text not null
reporting.texts: version integer not null
reporting.texts: content text
reporting.texts: computed text
reporting.texts: numbers json not null
reporting.texts: declared json not null
reporting.texts: known_from timestamp with time zone not null
reporting.texts: entered_by text not null
reporting.texts: entered_by_name text
reporting.verifications: unit_code text not null
reporting.verifications: province_code text not null
reporting.verifications: plan_id text not null
reporting.verifications: year integer not null
reporting.verifications: period text not null
reporting.verifications: draft integer not null
reporting.verifications: code text not null
reporting.verifications: address text
reporting.verifications: docx_sha256 text not null
reporting.verifications: pdf_sha256 text
reporting.verifications: approved_at timestamp with time zone not null
survey.households: unit_code text not null
survey.households: province_code text not null
survey.households: batch_id uuid not null
survey.households: row_no integer not null
survey.households: round text not null
survey.households: code text not null
survey.households: group_code text
survey.households: group_given text not null
survey.households: group_key text not null
survey.households: geom geometry(Point,4326)
survey.households: people integer not null
survey.households: people15 integer
survey.households: people18 integer
survey.households: adults_with_smartphone integer
survey.households: adults_with_signature integer
survey.households: people_with_digital_id integer
survey.households: has_fibre boolean
survey.households: wants_fibre boolean
survey.households: package_mbps integer
survey.households: has_ipv6 boolean
survey.households: iot_connections integer
survey.households: surveyed_on date
survey.households: evidence_date date not null
survey.households: taken_at timestamp with time zone not null
survey.households: row_digest bigint not null
survey.households: known_from timestamp with time zone not null
survey.households: known_to timestamp with time zone not null default 'infinity'::timestamp with time zone
territory.group_statements: unit_code text not null
territory.group_statements: province_code text not null
territory.group_statements: batch_id uuid not null
territory.group_statements: row_no integer not null
territory.group_statements: code text not null
territory.group_statements: name text not null
territory.group_statements: name_key text not null
territory.group_statements: sort_key text not null
territory.group_statements: households integer
territory.group_statements: people integer
territory.group_statements: geom geometry(MultiPolygon,4326)
territory.group_statements: spoken_on date not null
territory.group_statements: valid_from date
territory.group_statements: last_day date
territory.group_statements: known_from timestamp with time zone not null
territory.group_statements: known_to timestamp with time zone not null default 'infinity'::timestamp with time zone
territory.place_statements: unit_code text not null
territory.place_statements: province_code text not null
territory.place_statements: batch_id uuid not null
territory.place_statements: row_no integer not null
territory.place_statements: code text not null
territory.place_statements: name text not null
territory.place_statements: name_key text not null
territory.place_statements: sort_key text not null
territory.place_statements: kind text not null
territory.place_statements: geom geometry(Point,4326)
territory.place_statements: spoken_on date not null
territory.place_statements: valid_from date
territory.place_statements: last_day date
territory.place_statements: known_from timestamp with time zone not null
territory.place_statements: known_to timestamp with time zone not null default 'infinity'::timestamp with time zone
territory.successions: unit_code text not null
territory.successions: province_code text not null
territory.successions: batch_id uuid not null
territory.successions: row_no integer not null
territory.successions: old_code text not null
territory.successions: new_code text not null
territory.successions: effective_date date not null
territory.successions: old_name text not null
territory.successions: old_name_key text not null
territory.successions: old_sort_key text not null
territory.successions: old_district text
territory.successions: old_province text
territory.successions: old_province_code text
territory.successions: new_name text not null
territory.successions: new_name_key text not null
territory.successions: new_sort_key text not null
territory.successions: new_province_code text
territory.successions: is_divided boolean not null
territory.successions: known_from timestamp with time zone not null
territory.successions: known_to timestamp with time zone not null default 'infinity'::timestamp with time zone
territory.unit_shapes: unit_id text not null
territory.unit_shapes: code text not null
territory.unit_shapes: zoom smallint not null
territory.unit_shapes: geom geometry(MultiPolygon,3857) not null
territory.unit_shapes: label geometry(Point,3857) not null
territory.unit_shapes: made_at timestamp with time zone not null
territory.unit_statements: unit_code text not null
territory.unit_statements: province_code text not null
territory.unit_statements: batch_id uuid not null
territory.unit_statements: row_no integer not null
territory.unit_statements: code text not null
territory.unit_statements: valid_from date not null
territory.unit_statements: full_name text
territory.unit_statements: name_key text
territory.unit_statements: sort_key text
territory.unit_statements: of_province text
territory.unit_statements: area_km2 numeric
territory.unit_statements: population integer
territory.unit_statements: households integer
territory.unit_statements: centre geometry(Point,4326)
territory.unit_statements: geom geometry(MultiPolygon,4326)
territory.unit_statements: known_from timestamp with time zone not null
territory.unit_statements: known_to timestamp with time zone not null default 'infinity'::timestamp with time zone
territory.units: unit_id text not null
territory.units: code text not null
territory.units: level text not null default 
CASE
    WHEN (length(code) = 2) THEN 'province'::text
    ELSE 'ward'::text
END
territory.units: full_name text not null
territory.units: name_key text not null
territory.units: sort_key text not null
territory.units: province_code text
territory.units: district text
territory.units: area_km2 numeric
territory.units: population integer
territory.units: households integer
territory.units: centre geometry(Point,4326)
territory.units: geom geometry(MultiPolygon,4326)
territory.units: valid_from date not null
territory.units: valid_to date not null

-- constraints
audit.checkpoints: checkpoint_size_is_positive CHECK ((size > 0))
audit.checkpoints: checkpoints_pkey PRIMARY KEY (number)
audit.entries: entries_pkey PRIMARY KEY (unit_code, id)
audit.leaves: leaf_position_is_not_negative CHECK (("position" >= 0))
audit.leaves: leaves_entry_fkey FOREIGN KEY (unit_code, id) REFERENCES audit.entries(unit_code, id)
audit.leaves: leaves_pkey PRIMARY KEY (unit_code, id)
audit.nodes: node_hash_is_sha256 CHECK ((length(hash) = 32))
audit.nodes: nodes_pkey PRIMARY KEY (level, "position")
audit.origins: origins_pkey PRIMARY KEY (unit_code, entry_id)
audit.verifications: verification_count_is_not_negative CHECK ((finding_count >= 0))
audit.verifications: verifications_pkey PRIMARY KEY (id)
audit.waiting: waiting_pkey PRIMARY KEY (unit_code, id)
backups.runs: run_ended_one_way CHECK (((problem IS NULL) = (sha256 IS NOT NULL)))
backups.runs: runs_pkey PRIMARY KEY (unit_code, id)
backups.schedules: schedule_hour_is_one CHECK (((hour >= 0) AND (hour <= 23)))
backups.schedules: schedule_keeps_some CHECK ((((keep_daily >= 1) AND (keep_daily <= 366)) AND ((keep_weekly >= 0) AND (keep_weekly <= 520)) AND ((keep_monthly >= 0) AND (keep_monthly <= 1200))))
backups.schedules: schedules_pkey PRIMARY KEY (unit_code, turn)
coverage.claim_pieces: claim_pieces_batch_fkey FOREIGN KEY (unit_code, batch_id) REFERENCES evidence.batches(unit_code, id)
coverage.claim_pieces: claim_pieces_pkey PRIMARY KEY (unit_code, batch_id, row_no, piece)
coverage.claims: claim_ends_after_it_begins CHECK ((valid_to >= valid_from))
coverage.claims: claim_extent_is_known CHECK ((extent = ANY (ARRAY['full'::text, 'partial'::text, 'none'::text])))
coverage.claims: claim_of_a_table_has_an_extent CHECK (((geom IS NULL) = (extent IS NOT NULL)))
coverage.claims: claim_service_is_known CHECK ((service = ANY (ARRAY['4g'::text, '5g'::text, 'fibre'::text])))
coverage.claims: claim_share_is_percent CHECK (((household_share >= (0)::numeric) AND (household_share <= (100)::numeric)))
coverage.claims: claim_speaks_of_one_thing CHECK ((num_nonnulls(geom, group_code, place_code) = 1))
coverage.claims: claim_speed_is_positive CHECK ((downlink_mbps > (0)::numeric))
coverage.claims: claims_batch_fkey FOREIGN KEY (unit_code, batch_id) REFERENCES evidence.batches(unit_code, id)
coverage.claims: claims_pkey PRIMARY KEY (unit_code, batch_id, row_no, known_from)
evidence.batch_documents: batch_document_role_is_known CHECK ((role = ANY (ARRAY['original'::text, 'proof'::text])))
evidence.batch_documents: batch_documents_batch_fkey FOREIGN KEY (unit_code, batch_id) REFERENCES evidence.batches(unit_code, id)
evidence.batch_documents: batch_documents_document_fkey FOREIGN KEY (unit_code, document_id) REFERENCES evidence.documents(unit_code, id)
evidence.batch_documents: batch_documents_pkey PRIMARY KEY (unit_code, batch_id, document_id)
evidence.batch_mends: batch_mends_batch_fkey FOREIGN KEY (unit_code, batch_id) REFERENCES evidence.batches(unit_code, id)
evidence.batch_mends: batch_mends_pkey PRIMARY KEY (unit_code, batch_id)
evidence.batches: batch_counts_add_up CHECK (((rows_read >= 0) AND (rows_taken >= 0) AND (rows_refused >= 0)))
evidence.batches: batch_part_is_known CHECK ((part_kind = ANY (ARRAY['group'::text, 'operator'::text])))
evidence.batches: batch_part_is_whole CHECK (((part_kind IS NULL) = (part_code IS NULL)))
evidence.batches: batch_undone_by_somebody CHECK (((undone_at IS NULL) = (undone_by IS NULL)))
evidence.batches: batches_pkey PRIMARY KEY (unit_code, id)
evidence.documents: document_is_at_most_20_mb CHECK (((bytes >= 1) AND (bytes <= 20971520)))
evidence.documents: document_is_whole_or_erased CHECK ((octet_length(content) =
CASE
    WHEN (erased_at IS NULL) THEN bytes
    ELSE (0)::bigint
END))
evidence.documents: documents_pkey PRIMARY KEY (unit_code, id)
evidence.drafts: drafts_pkey PRIMARY KEY (unit_code, id)
evidence.register_figures: register_figure_is_not_negative CHECK (((numerator >= (0)::numeric) AND (denominator >= (0)::numeric)))
evidence.register_figures: register_figures_batch_fkey FOREIGN KEY (unit_code, batch_id) REFERENCES evidence.batches(unit_code, id)
evidence.register_figures: register_figures_pkey PRIMARY KEY (unit_code, batch_id, row_no, known_from)
evidence.remembered_columns: remembered_columns_pkey PRIMARY KEY (unit_code, kind, heading_key)
hatangso_ledger.migrations: migrations_pkey PRIMARY KEY (number)
identity.assignments: assignment_ended_by_somebody CHECK (((ended_at IS NULL) = (ended_by IS NULL)))
identity.assignments: assignment_has_its_part CHECK (((part_code IS NOT NULL) OR (role <> ALL (ARRAY['office'::text, 'team'::text, 'operator'::text]))))
identity.assignments: assignment_role_is_known CHECK ((role = ANY (ARRAY['administrator'::text, 'chair'::text, 'compiler'::text, 'office'::text, 'police'::text, 'team'::text, 'operator'::text, 'province_officer'::text, 'province_reader'::text, 'auditor'::text, 'reader'::text])))
identity.assignments: assignments_person_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
identity.assignments: assignments_pkey PRIMARY KEY (unit_code, id)
identity.attempts: attempt_failures_are_not_negative CHECK ((failures >= 0))
identity.attempts: attempts_pkey PRIMARY KEY (key)
identity.devices: device_secret_is_hashed CHECK ((length(secret_sha256) = 64))
identity.devices: devices_person_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
identity.devices: devices_pkey PRIMARY KEY (id)
identity.emergencies: emergencies_assignment_fkey FOREIGN KEY (unit_code, assignment_id) REFERENCES identity.assignments(unit_code, id)
identity.emergencies: emergencies_person_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
identity.emergencies: emergencies_pkey PRIMARY KEY (unit_code, id)
identity.emergencies: emergency_ended_by_somebody CHECK (((ended_at IS NULL) = (ended_by IS NULL)))
identity.emergencies: emergency_lasts_hours CHECK (((until > opened_at) AND (until <= (opened_at + '72:00:00'::interval))))
identity.invitations: invitation_of_a_password_has_its_person CHECK (((purpose = 'password'::text) = (person_id IS NOT NULL)))
identity.invitations: invitation_purpose_is_known CHECK ((purpose = ANY (ARRAY['invite'::text, 'password'::text])))
identity.invitations: invitation_secret_is_hashed CHECK ((length(secret_sha256) = 64))
identity.invitations: invitations_person_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
identity.invitations: invitations_pkey PRIMARY KEY (unit_code, id)
identity.links: links_person_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
identity.links: links_pkey PRIMARY KEY (id)
identity.passkeys: passkeys_person_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
identity.passkeys: passkeys_pkey PRIMARY KEY (id)
identity.passwords: password_is_hashed CHECK ((hash ~~ 'scrypt$%'::text))
identity.passwords: passwords_person_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
identity.passwords: passwords_pkey PRIMARY KEY (person_id)
identity.people: people_email UNIQUE (email)
identity.people: people_id UNIQUE (id)
identity.people: people_login UNIQUE (login)
identity.people: people_pkey PRIMARY KEY (unit_code, id)
identity.people: person_email_has_a_shape CHECK (((email = lower(email)) AND (email ~ '@'::text)))
identity.people: person_language_is_known CHECK ((language = ANY (ARRAY['vi'::text, 'en'::text])))
identity.people: person_login_has_a_shape CHECK (((login = lower(login)) AND (login !~ '[@[:space:]]'::text)))
identity.recovery_codes: recovery_code_is_hashed CHECK ((length(code_sha256) = 64))
identity.recovery_codes: recovery_codes_person_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
identity.recovery_codes: recovery_codes_pkey PRIMARY KEY (id)
identity.sessions: session_ended_keeps_no_place CHECK (((ended_at IS NULL) OR ((agent = ''::text) AND (place = ''::text))))
identity.sessions: session_second_factor_is_known CHECK ((second_factor = ANY (ARRAY['totp'::text, 'passkey'::text, 'recovery'::text, 'provider'::text])))
identity.sessions: session_secret_is_hashed CHECK ((length(secret_sha256) = 64))
identity.sessions: sessions_person_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
identity.sessions: sessions_pkey PRIMARY KEY (id)
identity.spent: spent_pkey PRIMARY KEY (key)
identity.steps: step_secret_is_hashed CHECK ((length(secret_sha256) = 64))
identity.steps: steps_person_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
identity.steps: steps_pkey PRIMARY KEY (id)
identity.tokens: token_has_its_part CHECK (((part_code IS NOT NULL) OR (role <> ALL (ARRAY['office'::text, 'team'::text, 'operator'::text]))))
identity.tokens: token_role_is_known CHECK ((role = ANY (ARRAY['administrator'::text, 'chair'::text, 'compiler'::text, 'office'::text, 'police'::text, 'team'::text, 'operator'::text, 'province_officer'::text, 'province_reader'::text, 'auditor'::text, 'reader'::text])))
identity.tokens: token_scope_is_known CHECK ((scope_level = ANY (ARRAY['ward'::text, 'province'::text, 'nation'::text])))
identity.tokens: token_secret_is_hashed CHECK ((length(secret_sha256) = 64))
identity.tokens: tokens_pkey PRIMARY KEY (unit_code, id)
identity.totp: totp_person_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
identity.totp: totp_pkey PRIMARY KEY (id)
identity.totp: totp_removed_keeps_no_secret CHECK (((removed_at IS NULL) OR (secret_sealed = ''::text)))
identity.totp: totp_secret_is_sealed CHECK (((secret_sealed ~~ 'v1.%'::text) OR (secret_sealed = ''::text)))
indicators.closings: closing_period_is_forward CHECK ((period_to >= period_from))
indicators.closings: closings_pkey PRIMARY KEY (unit_code, id)
indicators.computed_dates: computed_dates_pkey PRIMARY KEY (unit_code, as_of)
indicators.figures: figures_pkey PRIMARY KEY (unit_code, as_of, indicator, source)
overview.visits: visit_before_is_whole CHECK (((before_at IS NULL) = (before IS NULL)))
overview.visits: visit_goes_forward CHECK ((before_at <= seen_at))
overview.visits: visits_pkey PRIMARY KEY (unit_code, visitor)
plan.adjustments: adjustments_pkey PRIMARY KEY (unit_code, plan_id, adjustment_id)
plan.calendar_feeds: calendar_feed_secret_is_one UNIQUE (unit_code, secret_sha256)
plan.calendar_feeds: calendar_feeds_pkey PRIMARY KEY (unit_code, id)
plan.difficulties: difficulties_pkey PRIMARY KEY (unit_code, id)
plan.difficulties: difficulty_cause_is_known CHECK ((cause = ANY (ARRAY['objective'::text, 'subjective'::text])))
plan.difficulties: difficulty_proposal_has_a_recipient CHECK (((proposal IS NULL) = (proposal_to IS NULL)))
plan.difficulty_answers: answer_cause_is_known CHECK ((cause = ANY (ARRAY['objective'::text, 'subjective'::text])))
plan.difficulty_answers: difficulty_answers_pkey PRIMARY KEY (unit_code, id)
plan.difficulty_messages: difficulty_message_kind_is_known CHECK ((kind = ANY (ARRAY['message'::text, 'ask_again'::text, 'settled'::text])))
plan.difficulty_messages: difficulty_messages_pkey PRIMARY KEY (unit_code, id)
plan.difficulty_terms: difficulty_term_says_something CHECK (((due_on IS NOT NULL) OR (addressee IS NOT NULL)))
plan.difficulty_terms: difficulty_terms_pkey PRIMARY KEY (unit_code, id)
plan.direction: direction_kind_is_known CHECK ((kind = ANY (ARRAY['document'::text, 'meeting'::text, 'steering'::text, 'withdrawn'::text])))
plan.direction: direction_pkey PRIMARY KEY (unit_code, id)
plan.direction: direction_says_something CHECK (((kind = 'withdrawn'::text) OR ((kind = 'document'::text) = (document IS NOT NULL))))
plan.direction: direction_withdrawal_names_its_entry CHECK (((kind <> 'withdrawn'::text) OR (replaces IS NOT NULL)))
plan.plans: plan_is_valid_for_a_time CHECK ((valid_from < valid_before))
plan.plans: plans_batch_fkey FOREIGN KEY (unit_code, batch_id) REFERENCES evidence.batches(unit_code, id)
plan.plans: plans_pkey PRIMARY KEY (unit_code, batch_id, row_no, known_from)
plan.progress: progress_batch_fkey FOREIGN KEY (unit_code, batch_id) REFERENCES evidence.batches(unit_code, id)
plan.progress: progress_difficulty_has_an_id CHECK (((difficulty IS NULL) = (difficulty_id IS NULL)))
plan.progress: progress_is_percent CHECK (((percent >= (0)::numeric) AND (percent <= (100)::numeric)))
plan.progress: progress_pkey PRIMARY KEY (unit_code, batch_id, row_no, known_from)
plan.progress: progress_spent_is_not_negative CHECK ((spent >= 0))
plan.progress: progress_state_is_known CHECK ((state = ANY (ARRAY['not_due'::text, 'not_started'::text, 'in_progress'::text, 'done'::text, 'maintained'::text, 'suspended'::text, 'cancelled'::text])))
plan.progress_documents: progress_documents_batch_fkey FOREIGN KEY (unit_code, batch_id) REFERENCES evidence.batches(unit_code, id)
plan.progress_documents: progress_documents_document_fkey FOREIGN KEY (unit_code, document_id) REFERENCES evidence.documents(unit_code, id)
plan.progress_documents: progress_documents_pkey PRIMARY KEY (unit_code, batch_id, document_id)
plan.progress_words: progress_words_batch_fkey FOREIGN KEY (unit_code, batch_id) REFERENCES evidence.batches(unit_code, id)
plan.progress_words: progress_words_pkey PRIMARY KEY (unit_code, batch_id)
plan.settings: setting_is_known CHECK ((name = ANY (ARRAY['answer_days'::text, 'finance_office'::text])))
plan.settings: settings_pkey PRIMARY KEY (unit_code, id)
plan.spending: spending_amount_is_not_negative CHECK ((amount >= 0))
plan.spending: spending_kind_is_known CHECK ((kind = ANY (ARRAY['estimate'::text, 'allocated'::text, 'spent'::text])))
plan.spending: spending_pkey PRIMARY KEY (unit_code, id)
plan.spending: spending_year_is_plausible CHECK (((budget_year >= 2000) AND (budget_year <= 2100)))
platform.installation: installation_is_one_row CHECK (only_row)
platform.installation: installation_pkey PRIMARY KEY (only_row)
portal.contacts: contact_is_short CHECK (((length(office) <= 200) AND (length(phone) <= 40) AND (length(email) <= 200) AND (length(address) <= 300)))
portal.contacts: contacts_pkey PRIMARY KEY (unit_code, turn)
privacy.erasures: erasure_says_why CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
privacy.erasures: erasure_subject_is_known CHECK ((subject_kind = ANY (ARRAY['person'::text, 'household'::text])))
privacy.erasures: erasures_pkey PRIMARY KEY (unit_code, id)
privacy.periods: period_is_some_days CHECK (((days >= 1) AND (days <= 36500)))
privacy.periods: periods_pkey PRIMARY KEY (unit_code, category, turn)
reporting.parts: part_period_is_known CHECK ((period = ANY (ARRAY['N'::text, '6T'::text, '9T'::text, 'Q1'::text, 'Q2'::text, 'Q3'::text, 'Q4'::text])))
reporting.parts: part_returned_says_why CHECK (((state <> 'returned'::text) OR (remark IS NOT NULL)))
reporting.parts: part_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'handed_in'::text, 'returned'::text, 'approved'::text])))
reporting.parts: parts_pkey PRIMARY KEY (unit_code, plan_id, year, period, office, turn)
reporting.releases: release_period_is_known CHECK ((period = ANY (ARRAY['N'::text, '6T'::text, '9T'::text, 'Q1'::text, 'Q2'::text, 'Q3'::text, 'Q4'::text])))
reporting.releases: release_superseded_by_another CHECK ((((superseded_at IS NULL) = (superseded_by IS NULL)) AND (superseded_by IS DISTINCT FROM id)))
reporting.releases: release_withdrawn_by_somebody CHECK ((((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawal_reason IS NULL))))
reporting.releases: releases_docx_fkey FOREIGN KEY (unit_code, docx_document) REFERENCES evidence.documents(unit_code, id)
reporting.releases: releases_pdf_fkey FOREIGN KEY (unit_code, pdf_document) REFERENCES evidence.documents(unit_code, id)
reporting.releases: releases_pkey PRIMARY KEY (unit_code, id)
reporting.releases: releases_signed_fkey FOREIGN KEY (unit_code, signed_document) REFERENCES evidence.documents(unit_code, id)
reporting.releases: releases_xlsx_fkey FOREIGN KEY (unit_code, xlsx_document) REFERENCES evidence.documents(unit_code, id)
reporting.settings: settings_pkey PRIMARY KEY (unit_code, turn)
reporting.signature_checks: signature_checks_pkey PRIMARY KEY (unit_code, release_id)
reporting.signature_checks: signature_checks_release_fkey FOREIGN KEY (unit_code, release_id) REFERENCES reporting.releases(unit_code, id)
reporting.steps: step_is_known CHECK ((step = ANY (ARRAY['compiled'::text, 'approved'::text, 'reopened'::text, 'released'::text, 'withdrawn'::text])))
reporting.steps: step_of_a_release CHECK (((step = ANY (ARRAY['released'::text, 'withdrawn'::text])) = (release_id IS NOT NULL)))
reporting.steps: step_period_is_known CHECK ((period = ANY (ARRAY['N'::text, '6T'::text, '9T'::text, 'Q1'::text, 'Q2'::text, 'Q3'::text, 'Q4'::text])))
reporting.steps: steps_pkey PRIMARY KEY (unit_code, plan_id, year, period, turn)
reporting.templates: template_is_small CHECK (((octet_length(content) >= 1) AND (octet_length(content) <= 2097152)))
reporting.templates: template_is_whole CHECK ((((content IS NULL) = (file_name IS NULL)) AND ((content IS NULL) = (file_sha256 IS NULL))))
reporting.templates: templates_pkey PRIMARY KEY (unit_code, turn)
reporting.texts: text_is_a_paragraph CHECK (((length(content) >= 1) AND (length(content) <= 8000)))
reporting.texts: text_period_is_known CHECK ((period = ANY (ARRAY['N'::text, '6T'::text, '9T'::text, 'Q1'::text, 'Q2'::text, 'Q3'::text, 'Q4'::text])))
reporting.texts: texts_pkey PRIMARY KEY (unit_code, plan_id, year, period, place, version)
reporting.verifications: verification_code_is_base32 CHECK ((code ~ '^[0-9A-HJKMNP-TV-Z]{25}$'::text))
reporting.verifications: verification_period_is_known CHECK ((period = ANY (ARRAY['N'::text, '6T'::text, '9T'::text, 'Q1'::text, 'Q2'::text, 'Q3'::text, 'Q4'::text])))
reporting.verifications: verifications_pkey PRIMARY KEY (unit_code, plan_id, year, period, draft)
survey.households: household_adults_are_people CHECK ((((people15 >= 0) AND (people15 <= people)) AND ((people18 >= 0) AND (people18 <= COALESCE(people15, people)))))
survey.households: household_identities_have_people CHECK (((people_with_digital_id >= 0) AND (people_with_digital_id <= people)))
survey.households: household_lines_are_not_negative CHECK (((package_mbps >= 0) AND (iot_connections >= 0)))
survey.households: household_people_is_plausible CHECK (((people >= 0) AND (people <= 100)))
survey.households: household_signatures_have_adults CHECK (((adults_with_signature >= 0) AND (adults_with_signature <= people)))
survey.households: household_smartphones_have_adults CHECK (((adults_with_smartphone >= 0) AND (adults_with_smartphone <= people)))
survey.households: households_batch_fkey FOREIGN KEY (unit_code, batch_id) REFERENCES evidence.batches(unit_code, id)
survey.households: households_pkey PRIMARY KEY (unit_code, batch_id, row_no, known_from)
territory.group_statements: group_is_valid_for_a_time CHECK ((valid_from <= last_day))
territory.group_statements: group_numbers_are_not_negative CHECK (((households >= 0) AND (people >= 0)))
territory.group_statements: group_statements_batch_fkey FOREIGN KEY (unit_code, batch_id) REFERENCES evidence.batches(unit_code, id)
territory.group_statements: group_statements_pkey PRIMARY KEY (unit_code, batch_id, row_no, known_from)
territory.place_statements: place_is_valid_for_a_time CHECK ((valid_from <= last_day))
territory.place_statements: place_kind_is_known CHECK ((kind = ANY (ARRAY['administration'::text, 'heritage'::text, 'tourism'::text, 'health'::text, 'transport'::text, 'road'::text, 'mall'::text, 'dense_housing'::text, 'commercial'::text, 'hotel'::text, 'monitoring_point'::text, 'centre'::text])))
territory.place_statements: place_statements_batch_fkey FOREIGN KEY (unit_code, batch_id) REFERENCES evidence.batches(unit_code, id)
territory.place_statements: place_statements_pkey PRIMARY KEY (unit_code, batch_id, row_no, known_from)
territory.successions: succession_codes_have_a_shape CHECK (((old_code ~ '^([0-9]{2}|[0-9]{5})?$'::text) AND (new_code ~ '^([0-9]{2}|[0-9]{5})$'::text)))
territory.successions: successions_batch_fkey FOREIGN KEY (unit_code, batch_id) REFERENCES evidence.batches(unit_code, id)
territory.successions: successions_pkey PRIMARY KEY (unit_code, batch_id, row_no, known_from)
territory.unit_shapes: unit_shape_zoom_is_known CHECK ((zoom = ANY (ARRAY[5, 7, 9, 11])))
territory.unit_shapes: unit_shapes_pkey PRIMARY KEY (unit_id, zoom)
territory.unit_statements: unit_code_has_a_shape CHECK ((code ~ '^([0-9]{2}|[0-9]{5})$'::text))
territory.unit_statements: unit_numbers_are_not_negative CHECK (((area_km2 >= (0)::numeric) AND (population >= 0) AND (households >= 0)))
territory.unit_statements: unit_statements_batch_fkey FOREIGN KEY (unit_code, batch_id) REFERENCES evidence.batches(unit_code, id)
territory.unit_statements: unit_statements_pkey PRIMARY KEY (unit_code, batch_id, row_no, known_from)
territory.units: unit_is_valid_for_a_time CHECK ((valid_from < valid_to))
territory.units: units_pkey PRIMARY KEY (unit_id)

-- indexes
CREATE INDEX assignments_by_person ON identity.assignments USING btree (person_id)
CREATE INDEX attempts_by_time ON identity.attempts USING btree (last_at)
CREATE INDEX batch_documents_by_document ON evidence.batch_documents USING btree (unit_code, document_id)
CREATE INDEX batches_by_file ON evidence.batches USING btree (unit_code, kind, file_sha256)
CREATE INDEX batches_by_time ON evidence.batches USING btree (unit_code, taken_at)
CREATE INDEX checkpoints_by_size ON audit.checkpoints USING btree (size)
CREATE INDEX claim_pieces_by_place ON coverage.claim_pieces USING gist (geom)
CREATE INDEX claims_by_key ON coverage.claims USING btree (unit_code, operator_key, service, subject, valid_from)
CREATE INDEX claims_by_place ON coverage.claims USING gist (geom)
CREATE INDEX closings_by_indicator ON indicators.closings USING btree (unit_code, indicator, period_to)
CREATE INDEX devices_by_person ON identity.devices USING btree (person_id)
CREATE INDEX difficulties_by_task ON plan.difficulties USING btree (unit_code, plan_id, task_id)
CREATE INDEX difficulty_answers_by_difficulty ON plan.difficulty_answers USING btree (unit_code, difficulty_id)
CREATE INDEX difficulty_messages_by_difficulty ON plan.difficulty_messages USING btree (unit_code, difficulty_id)
CREATE INDEX difficulty_terms_by_difficulty ON plan.difficulty_terms USING btree (unit_code, difficulty_id)
CREATE INDEX direction_by_date ON plan.direction USING btree (unit_code, on_date)
CREATE INDEX documents_by_content ON evidence.documents USING btree (unit_code, sha256)
CREATE INDEX documents_by_digest ON evidence.documents USING btree (sha256)
CREATE INDEX drafts_by_time ON evidence.drafts USING btree (unit_code, made_at)
CREATE INDEX emergencies_by_assignment ON identity.emergencies USING btree (unit_code, assignment_id)
CREATE INDEX emergencies_by_person ON identity.emergencies USING btree (person_id)
CREATE INDEX entries_by_actor ON audit.entries USING btree (actor, at)
CREATE INDEX entries_by_time ON audit.entries USING btree (unit_code, at)
CREATE INDEX entries_of_copies ON audit.entries USING btree (unit_code, at) WHERE (action = ANY (ARRAY['privacy.person.export'::text, 'privacy.household.export'::text]))
CREATE INDEX entries_of_publications ON audit.entries USING btree (unit_code, object_id) WHERE (object_kind = 'reporting.publication'::text)
CREATE INDEX erasures_by_time ON privacy.erasures USING btree (unit_code, at)
CREATE INDEX figures_across_units ON indicators.figures USING btree (indicator, as_of, province_code)
CREATE INDEX group_statements_by_code ON territory.group_statements USING btree (unit_code, code)
CREATE INDEX group_statements_by_geom ON territory.group_statements USING gist (geom)
CREATE INDEX households_by_key ON survey.households USING btree (unit_code, round, code)
CREATE INDEX households_by_place ON survey.households USING gist (geom)
CREATE INDEX households_unplaced ON survey.households USING btree (unit_code, group_key) WHERE (group_code IS NULL)
CREATE INDEX invitations_by_person ON identity.invitations USING btree (person_id)
CREATE INDEX leaves_by_id ON audit.leaves USING btree (id)
CREATE INDEX links_by_person ON identity.links USING btree (person_id)
CREATE INDEX origins_by_time ON audit.origins USING btree (at)
CREATE INDEX passkeys_by_person ON identity.passkeys USING btree (person_id)
CREATE INDEX people_suspended ON identity.people USING btree (suspended_at) WHERE (erased_at IS NULL)
CREATE INDEX place_statements_by_code ON territory.place_statements USING btree (unit_code, code)
CREATE INDEX place_statements_by_geom ON territory.place_statements USING gist (geom)
CREATE INDEX plans_by_id ON plan.plans USING btree (unit_code, plan_id)
CREATE INDEX progress_by_task ON plan.progress USING btree (unit_code, plan_id, task_id, told_on)
CREATE INDEX progress_documents_by_document ON plan.progress_documents USING btree (unit_code, document_id)
CREATE INDEX recovery_codes_by_person ON identity.recovery_codes USING btree (person_id, code_sha256)
CREATE INDEX register_figures_by_key ON evidence.register_figures USING btree (unit_code, indicator, source, as_of)
CREATE INDEX releases_by_docx ON reporting.releases USING btree (unit_code, docx_document)
CREATE INDEX releases_by_pdf ON reporting.releases USING btree (unit_code, pdf_document)
CREATE INDEX releases_by_report ON reporting.releases USING btree (unit_code, year, period, released_at)
CREATE INDEX releases_by_signed ON reporting.releases USING btree (unit_code, signed_document)
CREATE INDEX releases_by_xlsx ON reporting.releases USING btree (unit_code, xlsx_document)
CREATE INDEX runs_by_time ON backups.runs USING btree (unit_code, ended_at)
CREATE INDEX sessions_by_person ON identity.sessions USING btree (person_id, ended_at)
CREATE INDEX settings_by_name ON plan.settings USING btree (unit_code, name, known_from)
CREATE INDEX spending_by_task ON plan.spending USING btree (unit_code, plan_id, task_id, budget_year, kind)
CREATE INDEX steps_by_person ON identity.steps USING btree (person_id)
CREATE INDEX successions_by_new ON territory.successions USING btree (new_code, effective_date)
CREATE INDEX successions_by_old ON territory.successions USING btree (old_code, effective_date)
CREATE INDEX totp_by_person ON identity.totp USING btree (person_id)
CREATE INDEX unit_shapes_by_code ON territory.unit_shapes USING btree (code)
CREATE INDEX unit_shapes_by_geom ON territory.unit_shapes USING gist (geom)
CREATE INDEX unit_shapes_by_label ON territory.unit_shapes USING gist (label)
CREATE INDEX unit_shapes_by_time ON territory.unit_shapes USING btree (made_at)
CREATE INDEX unit_statements_by_centre ON territory.unit_statements USING gist (centre)
CREATE INDEX unit_statements_by_code ON territory.unit_statements USING btree (code, valid_from)
CREATE INDEX unit_statements_by_geom ON territory.unit_statements USING gist (geom)
CREATE INDEX units_by_centre ON territory.units USING gist (centre)
CREATE INDEX units_by_geom ON territory.units USING gist (geom)
CREATE INDEX units_by_name ON territory.units USING btree (name_key)
CREATE INDEX units_by_province ON territory.units USING btree (province_code, sort_key)
CREATE INDEX verifications_by_docx ON reporting.verifications USING btree (docx_sha256)
CREATE INDEX verifications_by_pdf ON reporting.verifications USING btree (pdf_sha256)
CREATE INDEX verifications_by_time ON audit.verifications USING btree (at)
CREATE INDEX verifications_of_anybody ON reporting.verifications USING btree (code)
CREATE INDEX waiting_by_time ON audit.waiting USING btree (at, unit_code, id)
CREATE UNIQUE INDEX adjustments_pkey ON plan.adjustments USING btree (unit_code, plan_id, adjustment_id)
CREATE UNIQUE INDEX assignments_once ON identity.assignments USING btree (person_id, role, unit_code, COALESCE(part_code, ''::text)) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX assignments_pkey ON identity.assignments USING btree (unit_code, id)
CREATE UNIQUE INDEX attempts_pkey ON identity.attempts USING btree (key)
CREATE UNIQUE INDEX batch_documents_pkey ON evidence.batch_documents USING btree (unit_code, batch_id, document_id)
CREATE UNIQUE INDEX batch_mends_pkey ON evidence.batch_mends USING btree (unit_code, batch_id)
CREATE UNIQUE INDEX batches_pkey ON evidence.batches USING btree (unit_code, id)
CREATE UNIQUE INDEX calendar_feed_secret_is_one ON plan.calendar_feeds USING btree (unit_code, secret_sha256)
CREATE UNIQUE INDEX calendar_feeds_pkey ON plan.calendar_feeds USING btree (unit_code, id)
CREATE UNIQUE INDEX checkpoints_pkey ON audit.checkpoints USING btree (number)
CREATE UNIQUE INDEX claim_pieces_pkey ON coverage.claim_pieces USING btree (unit_code, batch_id, row_no, piece)
CREATE UNIQUE INDEX claims_pkey ON coverage.claims USING btree (unit_code, batch_id, row_no, known_from)
CREATE UNIQUE INDEX closings_pkey ON indicators.closings USING btree (unit_code, id)
CREATE UNIQUE INDEX computed_dates_pkey ON indicators.computed_dates USING btree (unit_code, as_of)
CREATE UNIQUE INDEX contacts_pkey ON portal.contacts USING btree (unit_code, turn)
CREATE UNIQUE INDEX devices_pkey ON identity.devices USING btree (id)
CREATE UNIQUE INDEX devices_secret ON identity.devices USING btree (secret_sha256)
CREATE UNIQUE INDEX difficulties_pkey ON plan.difficulties USING btree (unit_code, id)
CREATE UNIQUE INDEX difficulty_answers_pkey ON plan.difficulty_answers USING btree (unit_code, id)
CREATE UNIQUE INDEX difficulty_messages_pkey ON plan.difficulty_messages USING btree (unit_code, id)
CREATE UNIQUE INDEX difficulty_terms_pkey ON plan.difficulty_terms USING btree (unit_code, id)
CREATE UNIQUE INDEX direction_pkey ON plan.direction USING btree (unit_code, id)
CREATE UNIQUE INDEX documents_pkey ON evidence.documents USING btree (unit_code, id)
CREATE UNIQUE INDEX drafts_pkey ON evidence.drafts USING btree (unit_code, id)
CREATE UNIQUE INDEX emergencies_pkey ON identity.emergencies USING btree (unit_code, id)
CREATE UNIQUE INDEX entries_pkey ON audit.entries USING btree (unit_code, id)
CREATE UNIQUE INDEX erasures_pkey ON privacy.erasures USING btree (unit_code, id)
CREATE UNIQUE INDEX figures_pkey ON indicators.figures USING btree (unit_code, as_of, indicator, source)
CREATE UNIQUE INDEX group_statements_pkey ON territory.group_statements USING btree (unit_code, batch_id, row_no, known_from)
CREATE UNIQUE INDEX households_pkey ON survey.households USING btree (unit_code, batch_id, row_no, known_from)
CREATE UNIQUE INDEX installation_pkey ON platform.installation USING btree (only_row)
CREATE UNIQUE INDEX invitations_pkey ON identity.invitations USING btree (unit_code, id)
CREATE UNIQUE INDEX invitations_secret ON identity.invitations USING btree (secret_sha256)
CREATE UNIQUE INDEX leaves_by_position ON audit.leaves USING btree ("position")
CREATE UNIQUE INDEX leaves_pkey ON audit.leaves USING btree (unit_code, id)
CREATE UNIQUE INDEX links_pkey ON identity.links USING btree (id)
CREATE UNIQUE INDEX links_subject ON identity.links USING btree (provider, subject) WHERE (removed_at IS NULL)
CREATE UNIQUE INDEX migrations_pkey ON hatangso_ledger.migrations USING btree (number)
CREATE UNIQUE INDEX nodes_pkey ON audit.nodes USING btree (level, "position")
CREATE UNIQUE INDEX origins_pkey ON audit.origins USING btree (unit_code, entry_id)
CREATE UNIQUE INDEX parts_pkey ON reporting.parts USING btree (unit_code, plan_id, year, period, office, turn)
CREATE UNIQUE INDEX passkeys_credential ON identity.passkeys USING btree (credential_id) WHERE (removed_at IS NULL)
CREATE UNIQUE INDEX passkeys_pkey ON identity.passkeys USING btree (id)
CREATE UNIQUE INDEX passwords_pkey ON identity.passwords USING btree (person_id)
CREATE UNIQUE INDEX people_email ON identity.people USING btree (email)
CREATE UNIQUE INDEX people_id ON identity.people USING btree (id)
CREATE UNIQUE INDEX people_login ON identity.people USING btree (login)
CREATE UNIQUE INDEX people_pkey ON identity.people USING btree (unit_code, id)
CREATE UNIQUE INDEX periods_pkey ON privacy.periods USING btree (unit_code, category, turn)
CREATE UNIQUE INDEX place_statements_pkey ON territory.place_statements USING btree (unit_code, batch_id, row_no, known_from)
CREATE UNIQUE INDEX plans_pkey ON plan.plans USING btree (unit_code, batch_id, row_no, known_from)
CREATE UNIQUE INDEX progress_documents_pkey ON plan.progress_documents USING btree (unit_code, batch_id, document_id)
CREATE UNIQUE INDEX progress_pkey ON plan.progress USING btree (unit_code, batch_id, row_no, known_from)
CREATE UNIQUE INDEX progress_words_pkey ON plan.progress_words USING btree (unit_code, batch_id)
CREATE UNIQUE INDEX recovery_codes_pkey ON identity.recovery_codes USING btree (id)
CREATE UNIQUE INDEX register_figures_pkey ON evidence.register_figures USING btree (unit_code, batch_id, row_no, known_from)
CREATE UNIQUE INDEX releases_one_standing ON reporting.releases USING btree (unit_code, plan_id, year, period) WHERE ((withdrawn_at IS NULL) AND (superseded_at IS NULL))
CREATE UNIQUE INDEX releases_pkey ON reporting.releases USING btree (unit_code, id)
CREATE UNIQUE INDEX remembered_columns_pkey ON evidence.remembered_columns USING btree (unit_code, kind, heading_key)
CREATE UNIQUE INDEX runs_pkey ON backups.runs USING btree (unit_code, id)
CREATE UNIQUE INDEX schedules_pkey ON backups.schedules USING btree (unit_code, turn)
CREATE UNIQUE INDEX sessions_pkey ON identity.sessions USING btree (id)
CREATE UNIQUE INDEX sessions_secret ON identity.sessions USING btree (secret_sha256)
CREATE UNIQUE INDEX settings_pkey ON plan.settings USING btree (unit_code, id)
CREATE UNIQUE INDEX settings_pkey ON reporting.settings USING btree (unit_code, turn)
CREATE UNIQUE INDEX signature_checks_pkey ON reporting.signature_checks USING btree (unit_code, release_id)
CREATE UNIQUE INDEX spending_pkey ON plan.spending USING btree (unit_code, id)
CREATE UNIQUE INDEX spent_pkey ON identity.spent USING btree (key)
CREATE UNIQUE INDEX steps_pkey ON identity.steps USING btree (id)
CREATE UNIQUE INDEX steps_pkey ON reporting.steps USING btree (unit_code, plan_id, year, period, turn)
CREATE UNIQUE INDEX steps_secret ON identity.steps USING btree (secret_sha256)
CREATE UNIQUE INDEX successions_pkey ON territory.successions USING btree (unit_code, batch_id, row_no, known_from)
CREATE UNIQUE INDEX templates_pkey ON reporting.templates USING btree (unit_code, turn)
CREATE UNIQUE INDEX texts_pkey ON reporting.texts USING btree (unit_code, plan_id, year, period, place, version)
CREATE UNIQUE INDEX tokens_pkey ON identity.tokens USING btree (unit_code, id)
CREATE UNIQUE INDEX tokens_secret ON identity.tokens USING btree (secret_sha256)
CREATE UNIQUE INDEX totp_once ON identity.totp USING btree (person_id) WHERE ((removed_at IS NULL) AND (confirmed_at IS NOT NULL))
CREATE UNIQUE INDEX totp_pkey ON identity.totp USING btree (id)
CREATE UNIQUE INDEX unit_shapes_pkey ON territory.unit_shapes USING btree (unit_id, zoom)
CREATE UNIQUE INDEX unit_statements_pkey ON territory.unit_statements USING btree (unit_code, batch_id, row_no, known_from)
CREATE UNIQUE INDEX units_by_code ON territory.units USING btree (code, valid_from)
CREATE UNIQUE INDEX units_pkey ON territory.units USING btree (unit_id)
CREATE UNIQUE INDEX verifications_by_code ON reporting.verifications USING btree (unit_code, code)
CREATE UNIQUE INDEX verifications_pkey ON audit.verifications USING btree (id)
CREATE UNIQUE INDEX verifications_pkey ON reporting.verifications USING btree (unit_code, plan_id, year, period, draft)
CREATE UNIQUE INDEX visits_pkey ON overview.visits USING btree (unit_code, visitor)
CREATE UNIQUE INDEX waiting_pkey ON audit.waiting USING btree (unit_code, id)

-- policies
audit.checkpoints: backup for SELECT to hatangso_backup using (true) with check ()
audit.checkpoints: jobs for INSERT to hatangso_jobs using () with check (true)
audit.checkpoints: reading for SELECT to hatangso_jobs,hatangso_nation,hatangso_province,hatangso_ward using (true) with check ()
audit.entries: backup for SELECT to hatangso_backup using (true) with check ()
audit.entries: identity for INSERT to hatangso_identity using () with check (true)
audit.entries: jobs for ALL to hatangso_jobs using (true) with check (true)
audit.entries: nation for ALL to hatangso_nation using (true) with check (true)
audit.entries: operator for INSERT to hatangso_operator using () with check ((unit_code = current_setting('app.scope'::text, true)))
audit.entries: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
audit.entries: residential_group for INSERT to hatangso_group using () with check ((unit_code = current_setting('app.scope'::text, true)))
audit.entries: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
audit.leaves: backup for SELECT to hatangso_backup using (true) with check ()
audit.leaves: jobs for ALL to hatangso_jobs using (true) with check (true)
audit.leaves: nation for ALL to hatangso_nation using (true) with check (true)
audit.leaves: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
audit.leaves: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
audit.nodes: backup for SELECT to hatangso_backup using (true) with check ()
audit.nodes: reading for SELECT to hatangso_jobs,hatangso_nation,hatangso_province,hatangso_ward using (true) with check ()
audit.origins: backup for SELECT to hatangso_backup using (true) with check ()
audit.origins: identity for INSERT to hatangso_identity using () with check (true)
audit.origins: jobs for ALL to hatangso_jobs using (true) with check (true)
audit.origins: nation for ALL to hatangso_nation using (true) with check (true)
audit.origins: operator for INSERT to hatangso_operator using () with check ((unit_code = current_setting('app.scope'::text, true)))
audit.origins: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
audit.origins: residential_group for INSERT to hatangso_group using () with check ((unit_code = current_setting('app.scope'::text, true)))
audit.origins: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
audit.verifications: backup for SELECT to hatangso_backup using (true) with check ()
audit.verifications: jobs for INSERT to hatangso_jobs using () with check (true)
audit.verifications: reading for SELECT to hatangso_jobs,hatangso_nation,hatangso_province,hatangso_ward using (true) with check ()
audit.waiting: backup for SELECT to hatangso_backup using (true) with check ()
audit.waiting: jobs for SELECT to hatangso_jobs using (true) with check ()
backups.runs: backup for SELECT to hatangso_backup using (true) with check ()
backups.runs: jobs for ALL to hatangso_jobs using (true) with check (true)
backups.runs: nation for ALL to hatangso_nation using (true) with check (true)
backups.runs: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
backups.runs: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
backups.schedules: backup for SELECT to hatangso_backup using (true) with check ()
backups.schedules: jobs for ALL to hatangso_jobs using (true) with check (true)
backups.schedules: nation for ALL to hatangso_nation using (true) with check (true)
backups.schedules: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
backups.schedules: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
coverage.claim_pieces: backup for SELECT to hatangso_backup using (true) with check ()
coverage.claim_pieces: jobs for ALL to hatangso_jobs using (true) with check (true)
coverage.claim_pieces: nation for ALL to hatangso_nation using (true) with check (true)
coverage.claim_pieces: operator for INSERT to hatangso_operator using () with check ((unit_code = current_setting('app.scope'::text, true)))
coverage.claim_pieces: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
coverage.claim_pieces: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
coverage.claims: backup for SELECT to hatangso_backup using (true) with check ()
coverage.claims: jobs for ALL to hatangso_jobs using (true) with check (true)
coverage.claims: nation for ALL to hatangso_nation using (true) with check (true)
coverage.claims: operator_all for ALL to hatangso_operator using (((unit_code = current_setting('app.scope'::text, true)) AND (operator_key = current_setting('app.part'::text, true)))) with check (((unit_code = current_setting('app.scope'::text, true)) AND (operator_key = current_setting('app.part'::text, true))))
coverage.claims: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
coverage.claims: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
evidence.batch_documents: backup for SELECT to hatangso_backup using (true) with check ()
evidence.batch_documents: jobs for ALL to hatangso_jobs using (true) with check (true)
evidence.batch_documents: nation for ALL to hatangso_nation using (true) with check (true)
evidence.batch_documents: operator for ALL to hatangso_operator using (((unit_code = current_setting('app.scope'::text, true)) AND (part_code = current_setting('app.part'::text, true)))) with check (((unit_code = current_setting('app.scope'::text, true)) AND (part_code = current_setting('app.part'::text, true))))
evidence.batch_documents: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
evidence.batch_documents: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
evidence.batch_mends: backup for SELECT to hatangso_backup using (true) with check ()
evidence.batch_mends: jobs for ALL to hatangso_jobs using (true) with check (true)
evidence.batch_mends: nation for ALL to hatangso_nation using (true) with check (true)
evidence.batch_mends: operator for ALL to hatangso_operator using (((unit_code = current_setting('app.scope'::text, true)) AND (part_code = current_setting('app.part'::text, true)))) with check (((unit_code = current_setting('app.scope'::text, true)) AND (part_code = current_setting('app.part'::text, true))))
evidence.batch_mends: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
evidence.batch_mends: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
evidence.batches: backup for SELECT to hatangso_backup using (true) with check ()
evidence.batches: jobs for ALL to hatangso_jobs using (true) with check (true)
evidence.batches: nation for ALL to hatangso_nation using (true) with check (true)
evidence.batches: operator for ALL to hatangso_operator using (((unit_code = current_setting('app.scope'::text, true)) AND (part_kind = 'operator'::text) AND (part_code = current_setting('app.part'::text, true)))) with check (((unit_code = current_setting('app.scope'::text, true)) AND (part_kind = 'operator'::text) AND (part_code = current_setting('app.part'::text, true))))
evidence.batches: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
evidence.batches: residential_group for ALL to hatangso_group using (((unit_code = current_setting('app.scope'::text, true)) AND (part_kind = 'group'::text) AND (part_code = current_setting('app.part'::text, true)))) with check (((unit_code = current_setting('app.scope'::text, true)) AND (part_kind = 'group'::text) AND (part_code = current_setting('app.part'::text, true))))
evidence.batches: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
evidence.documents: backup for SELECT to hatangso_backup using (true) with check ()
evidence.documents: jobs for ALL to hatangso_jobs using (true) with check (true)
evidence.documents: nation for ALL to hatangso_nation using (true) with check (true)
evidence.documents: operator for ALL to hatangso_operator using (((unit_code = current_setting('app.scope'::text, true)) AND (part_code = current_setting('app.part'::text, true)))) with check (((unit_code = current_setting('app.scope'::text, true)) AND (part_code = current_setting('app.part'::text, true))))
evidence.documents: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
evidence.documents: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
evidence.drafts: backup for SELECT to hatangso_backup using (true) with check ()
evidence.drafts: jobs for ALL to hatangso_jobs using (true) with check (true)
evidence.drafts: nation for ALL to hatangso_nation using (true) with check (true)
evidence.drafts: operator for ALL to hatangso_operator using (((unit_code = current_setting('app.scope'::text, true)) AND (part_code = current_setting('app.part'::text, true)))) with check (((unit_code = current_setting('app.scope'::text, true)) AND (part_code = current_setting('app.part'::text, true))))
evidence.drafts: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
evidence.drafts: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
evidence.register_figures: backup for SELECT to hatangso_backup using (true) with check ()
evidence.register_figures: jobs for ALL to hatangso_jobs using (true) with check (true)
evidence.register_figures: nation for ALL to hatangso_nation using (true) with check (true)
evidence.register_figures: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
evidence.register_figures: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
evidence.remembered_columns: backup for SELECT to hatangso_backup using (true) with check ()
evidence.remembered_columns: jobs for ALL to hatangso_jobs using (true) with check (true)
evidence.remembered_columns: nation for ALL to hatangso_nation using (true) with check (true)
evidence.remembered_columns: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
evidence.remembered_columns: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
identity.assignments: backup for SELECT to hatangso_backup using (true) with check ()
identity.assignments: identity for ALL to hatangso_identity using (true) with check (true)
identity.assignments: jobs for ALL to hatangso_jobs using (true) with check (true)
identity.assignments: nation for ALL to hatangso_nation using (true) with check (true)
identity.assignments: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
identity.assignments: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
identity.attempts: backup for SELECT to hatangso_backup using (true) with check ()
identity.attempts: identity for ALL to hatangso_identity using (true) with check (true)
identity.devices: backup for SELECT to hatangso_backup using (true) with check ()
identity.devices: identity for ALL to hatangso_identity using (true) with check (true)
identity.emergencies: backup for SELECT to hatangso_backup using (true) with check ()
identity.emergencies: identity for ALL to hatangso_identity using (true) with check (true)
identity.emergencies: jobs for ALL to hatangso_jobs using (true) with check (true)
identity.emergencies: nation for ALL to hatangso_nation using (true) with check (true)
identity.emergencies: operator for SELECT to hatangso_operator using ((unit_code = current_setting('app.scope'::text, true))) with check ()
identity.emergencies: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
identity.emergencies: residential_group for SELECT to hatangso_group using ((unit_code = current_setting('app.scope'::text, true))) with check ()
identity.emergencies: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
identity.invitations: backup for SELECT to hatangso_backup using (true) with check ()
identity.invitations: identity for ALL to hatangso_identity using (true) with check (true)
identity.invitations: jobs for ALL to hatangso_jobs using (true) with check (true)
identity.invitations: nation for ALL to hatangso_nation using (true) with check (true)
identity.invitations: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
identity.invitations: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
identity.links: backup for SELECT to hatangso_backup using (true) with check ()
identity.links: identity for ALL to hatangso_identity using (true) with check (true)
identity.passkeys: backup for SELECT to hatangso_backup using (true) with check ()
identity.passkeys: identity for ALL to hatangso_identity using (true) with check (true)
identity.passwords: backup for SELECT to hatangso_backup using (true) with check ()
identity.passwords: identity for ALL to hatangso_identity using (true) with check (true)
identity.people: backup for SELECT to hatangso_backup using (true) with check ()
identity.people: identity for ALL to hatangso_identity using (true) with check (true)
identity.people: jobs for ALL to hatangso_jobs using (true) with check (true)
identity.people: nation for ALL to hatangso_nation using (true) with check (true)
identity.people: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
identity.people: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
identity.recovery_codes: backup for SELECT to hatangso_backup using (true) with check ()
identity.recovery_codes: identity for ALL to hatangso_identity using (true) with check (true)
identity.sessions: backup for SELECT to hatangso_backup using (true) with check ()
identity.sessions: identity for ALL to hatangso_identity using (true) with check (true)
identity.spent: backup for SELECT to hatangso_backup using (true) with check ()
identity.spent: identity for ALL to hatangso_identity using (true) with check (true)
identity.steps: backup for SELECT to hatangso_backup using (true) with check ()
identity.steps: identity for ALL to hatangso_identity using (true) with check (true)
identity.tokens: backup for SELECT to hatangso_backup using (true) with check ()
identity.tokens: identity for ALL to hatangso_identity using (true) with check (true)
identity.tokens: jobs for ALL to hatangso_jobs using (true) with check (true)
identity.tokens: nation for ALL to hatangso_nation using (true) with check (true)
identity.tokens: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
identity.tokens: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
identity.totp: backup for SELECT to hatangso_backup using (true) with check ()
identity.totp: identity for ALL to hatangso_identity using (true) with check (true)
indicators.closings: backup for SELECT to hatangso_backup using (true) with check ()
indicators.closings: jobs for ALL to hatangso_jobs using (true) with check (true)
indicators.closings: nation for ALL to hatangso_nation using (true) with check (true)
indicators.closings: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
indicators.closings: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
indicators.computed_dates: backup for SELECT to hatangso_backup using (true) with check ()
indicators.computed_dates: jobs for ALL to hatangso_jobs using (true) with check (true)
indicators.computed_dates: nation for ALL to hatangso_nation using (true) with check (true)
indicators.computed_dates: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
indicators.computed_dates: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
indicators.figures: backup for SELECT to hatangso_backup using (true) with check ()
indicators.figures: jobs for ALL to hatangso_jobs using (true) with check (true)
indicators.figures: nation for ALL to hatangso_nation using (true) with check (true)
indicators.figures: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
indicators.figures: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
overview.visits: backup for SELECT to hatangso_backup using (true) with check ()
overview.visits: jobs for ALL to hatangso_jobs using (true) with check (true)
overview.visits: nation for ALL to hatangso_nation using (true) with check (true)
overview.visits: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
overview.visits: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
plan.adjustments: backup for SELECT to hatangso_backup using (true) with check ()
plan.adjustments: jobs for ALL to hatangso_jobs using (true) with check (true)
plan.adjustments: nation for ALL to hatangso_nation using (true) with check (true)
plan.adjustments: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
plan.adjustments: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
plan.calendar_feeds: backup for SELECT to hatangso_backup using (true) with check ()
plan.calendar_feeds: jobs for ALL to hatangso_jobs using (true) with check (true)
plan.calendar_feeds: nation for ALL to hatangso_nation using (true) with check (true)
plan.calendar_feeds: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
plan.calendar_feeds: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
plan.difficulties: backup for SELECT to hatangso_backup using (true) with check ()
plan.difficulties: jobs for ALL to hatangso_jobs using (true) with check (true)
plan.difficulties: nation for ALL to hatangso_nation using (true) with check (true)
plan.difficulties: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
plan.difficulties: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
plan.difficulty_answers: backup for SELECT to hatangso_backup using (true) with check ()
plan.difficulty_answers: jobs for ALL to hatangso_jobs using (true) with check (true)
plan.difficulty_answers: nation for ALL to hatangso_nation using (true) with check (true)
plan.difficulty_answers: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
plan.difficulty_answers: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
plan.difficulty_messages: backup for SELECT to hatangso_backup using (true) with check ()
plan.difficulty_messages: jobs for ALL to hatangso_jobs using (true) with check (true)
plan.difficulty_messages: nation for ALL to hatangso_nation using (true) with check (true)
plan.difficulty_messages: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
plan.difficulty_messages: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
plan.difficulty_terms: backup for SELECT to hatangso_backup using (true) with check ()
plan.difficulty_terms: jobs for ALL to hatangso_jobs using (true) with check (true)
plan.difficulty_terms: nation for ALL to hatangso_nation using (true) with check (true)
plan.difficulty_terms: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
plan.difficulty_terms: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
plan.direction: backup for SELECT to hatangso_backup using (true) with check ()
plan.direction: jobs for ALL to hatangso_jobs using (true) with check (true)
plan.direction: nation for ALL to hatangso_nation using (true) with check (true)
plan.direction: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
plan.direction: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
plan.plans: backup for SELECT to hatangso_backup using (true) with check ()
plan.plans: jobs for ALL to hatangso_jobs using (true) with check (true)
plan.plans: nation for ALL to hatangso_nation using (true) with check (true)
plan.plans: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
plan.plans: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
plan.progress: backup for SELECT to hatangso_backup using (true) with check ()
plan.progress: jobs for ALL to hatangso_jobs using (true) with check (true)
plan.progress: nation for ALL to hatangso_nation using (true) with check (true)
plan.progress: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
plan.progress: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
plan.progress_documents: backup for SELECT to hatangso_backup using (true) with check ()
plan.progress_documents: jobs for ALL to hatangso_jobs using (true) with check (true)
plan.progress_documents: nation for ALL to hatangso_nation using (true) with check (true)
plan.progress_documents: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
plan.progress_documents: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
plan.progress_words: backup for SELECT to hatangso_backup using (true) with check ()
plan.progress_words: jobs for ALL to hatangso_jobs using (true) with check (true)
plan.progress_words: nation for ALL to hatangso_nation using (true) with check (true)
plan.progress_words: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
plan.progress_words: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
plan.settings: backup for SELECT to hatangso_backup using (true) with check ()
plan.settings: jobs for ALL to hatangso_jobs using (true) with check (true)
plan.settings: nation for ALL to hatangso_nation using (true) with check (true)
plan.settings: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
plan.settings: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
plan.spending: backup for SELECT to hatangso_backup using (true) with check ()
plan.spending: jobs for ALL to hatangso_jobs using (true) with check (true)
plan.spending: nation for ALL to hatangso_nation using (true) with check (true)
plan.spending: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
plan.spending: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
platform.installation: backup for SELECT to hatangso_backup using (true) with check ()
platform.installation: jobs for ALL to hatangso_jobs using (true) with check (true)
platform.installation: nation for ALL to hatangso_nation using (true) with check (true)
platform.installation: reading for SELECT to hatangso_app using (true) with check ()
portal.contacts: backup for SELECT to hatangso_backup using (true) with check ()
portal.contacts: jobs for ALL to hatangso_jobs using (true) with check (true)
portal.contacts: nation for ALL to hatangso_nation using (true) with check (true)
portal.contacts: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
portal.contacts: published for SELECT to hatangso_public using (true) with check ()
portal.contacts: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
privacy.erasures: backup for SELECT to hatangso_backup using (true) with check ()
privacy.erasures: identity for INSERT to hatangso_identity using () with check (true)
privacy.erasures: jobs for ALL to hatangso_jobs using (true) with check (true)
privacy.erasures: nation for ALL to hatangso_nation using (true) with check (true)
privacy.erasures: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
privacy.erasures: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
privacy.periods: backup for SELECT to hatangso_backup using (true) with check ()
privacy.periods: jobs for ALL to hatangso_jobs using (true) with check (true)
privacy.periods: nation for ALL to hatangso_nation using (true) with check (true)
privacy.periods: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
privacy.periods: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
reporting.parts: backup for SELECT to hatangso_backup using (true) with check ()
reporting.parts: jobs for ALL to hatangso_jobs using (true) with check (true)
reporting.parts: nation for ALL to hatangso_nation using (true) with check (true)
reporting.parts: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
reporting.parts: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
reporting.releases: backup for SELECT to hatangso_backup using (true) with check ()
reporting.releases: jobs for ALL to hatangso_jobs using (true) with check (true)
reporting.releases: nation for ALL to hatangso_nation using (true) with check (true)
reporting.releases: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
reporting.releases: published for SELECT to hatangso_public using (((withdrawn_at IS NULL) AND (superseded_at IS NULL))) with check ()
reporting.releases: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
reporting.settings: backup for SELECT to hatangso_backup using (true) with check ()
reporting.settings: jobs for ALL to hatangso_jobs using (true) with check (true)
reporting.settings: nation for ALL to hatangso_nation using (true) with check (true)
reporting.settings: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
reporting.settings: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
reporting.signature_checks: backup for SELECT to hatangso_backup using (true) with check ()
reporting.signature_checks: jobs for ALL to hatangso_jobs using (true) with check (true)
reporting.signature_checks: nation for ALL to hatangso_nation using (true) with check (true)
reporting.signature_checks: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
reporting.signature_checks: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
reporting.steps: backup for SELECT to hatangso_backup using (true) with check ()
reporting.steps: jobs for ALL to hatangso_jobs using (true) with check (true)
reporting.steps: nation for ALL to hatangso_nation using (true) with check (true)
reporting.steps: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
reporting.steps: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
reporting.templates: backup for SELECT to hatangso_backup using (true) with check ()
reporting.templates: jobs for ALL to hatangso_jobs using (true) with check (true)
reporting.templates: nation for ALL to hatangso_nation using (true) with check (true)
reporting.templates: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
reporting.templates: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
reporting.texts: backup for SELECT to hatangso_backup using (true) with check ()
reporting.texts: jobs for ALL to hatangso_jobs using (true) with check (true)
reporting.texts: nation for ALL to hatangso_nation using (true) with check (true)
reporting.texts: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
reporting.texts: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
reporting.verifications: backup for SELECT to hatangso_backup using (true) with check ()
reporting.verifications: jobs for ALL to hatangso_jobs using (true) with check (true)
reporting.verifications: nation for ALL to hatangso_nation using (true) with check (true)
reporting.verifications: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
reporting.verifications: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
survey.households: backup for SELECT to hatangso_backup using (true) with check ()
survey.households: group_select for SELECT to hatangso_group using (((unit_code = current_setting('app.scope'::text, true)) AND (group_code = current_setting('app.part'::text, true)))) with check ()
survey.households: jobs for ALL to hatangso_jobs using (true) with check (true)
survey.households: nation for ALL to hatangso_nation using (true) with check (true)
survey.households: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
survey.households: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
territory.group_statements: backup for SELECT to hatangso_backup using (true) with check ()
territory.group_statements: group_select for SELECT to hatangso_group using (((unit_code = current_setting('app.scope'::text, true)) AND (code = current_setting('app.part'::text, true)))) with check ()
territory.group_statements: jobs for ALL to hatangso_jobs using (true) with check (true)
territory.group_statements: nation for ALL to hatangso_nation using (true) with check (true)
territory.group_statements: operator for SELECT to hatangso_operator using ((unit_code = current_setting('app.scope'::text, true))) with check ()
territory.group_statements: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
territory.group_statements: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
territory.place_statements: backup for SELECT to hatangso_backup using (true) with check ()
territory.place_statements: jobs for ALL to hatangso_jobs using (true) with check (true)
territory.place_statements: nation for ALL to hatangso_nation using (true) with check (true)
territory.place_statements: operator for SELECT to hatangso_operator using ((unit_code = current_setting('app.scope'::text, true))) with check ()
territory.place_statements: province for ALL to hatangso_province using ((province_code = current_setting('app.scope'::text, true))) with check ((province_code = current_setting('app.scope'::text, true)))
territory.place_statements: ward for ALL to hatangso_ward using ((unit_code = current_setting('app.scope'::text, true))) with check ((unit_code = current_setting('app.scope'::text, true)))
territory.successions: backup for SELECT to hatangso_backup using (true) with check ()
territory.successions: jobs for ALL to hatangso_jobs using (true) with check (true)
territory.successions: nation for ALL to hatangso_nation using (true) with check (true)
territory.successions: reading for SELECT to hatangso_app using (true) with check ()
territory.unit_shapes: backup for SELECT to hatangso_backup using (true) with check ()
territory.unit_shapes: jobs for ALL to hatangso_jobs using (true) with check (true)
territory.unit_shapes: nation for ALL to hatangso_nation using (true) with check (true)
territory.unit_shapes: reading for SELECT to hatangso_app using (true) with check ()
territory.unit_statements: backup for SELECT to hatangso_backup using (true) with check ()
territory.unit_statements: jobs for ALL to hatangso_jobs using (true) with check (true)
territory.unit_statements: nation for ALL to hatangso_nation using (true) with check (true)
territory.unit_statements: reading for SELECT to hatangso_app using (true) with check ()
territory.units: backup for SELECT to hatangso_backup using (true) with check ()
territory.units: jobs for ALL to hatangso_jobs using (true) with check (true)
territory.units: nation for ALL to hatangso_nation using (true) with check (true)
territory.units: reading for SELECT to hatangso_app using (true) with check ()

-- rights
audit.entries: INSERT
audit.entries: SELECT
audit.leaves: SELECT
audit.origins: INSERT
audit.origins: SELECT
backups.runs: INSERT
backups.runs: SELECT
backups.schedules: INSERT
backups.schedules: SELECT
coverage.claim_pieces: INSERT
coverage.claim_pieces: SELECT
coverage.claims: INSERT
coverage.claims: SELECT
evidence.batch_documents: INSERT
evidence.batch_documents: SELECT
evidence.batch_mends: INSERT
evidence.batch_mends: SELECT
evidence.batches: INSERT
evidence.batches: SELECT
evidence.documents: INSERT
evidence.documents: SELECT
evidence.drafts: INSERT
evidence.drafts: SELECT
evidence.register_figures: INSERT
evidence.register_figures: SELECT
evidence.remembered_columns: INSERT
evidence.remembered_columns: SELECT
identity.assignments: INSERT
identity.assignments: SELECT
identity.emergencies: INSERT
identity.emergencies: SELECT
identity.invitations: INSERT
identity.invitations: SELECT
identity.people: INSERT
identity.people: SELECT
identity.tokens: INSERT
identity.tokens: SELECT
indicators.closings: INSERT
indicators.closings: SELECT
indicators.computed_dates: INSERT
indicators.computed_dates: SELECT
indicators.computed_dates: UPDATE
indicators.figures: INSERT
indicators.figures: SELECT
indicators.figures: UPDATE
overview.visits: INSERT
overview.visits: SELECT
plan.adjustments: INSERT
plan.adjustments: SELECT
plan.calendar_feeds: INSERT
plan.calendar_feeds: SELECT
plan.difficulties: INSERT
plan.difficulties: SELECT
plan.difficulty_answers: INSERT
plan.difficulty_answers: SELECT
plan.difficulty_messages: INSERT
plan.difficulty_messages: SELECT
plan.difficulty_terms: INSERT
plan.difficulty_terms: SELECT
plan.direction: INSERT
plan.direction: SELECT
plan.plans: INSERT
plan.plans: SELECT
plan.progress: INSERT
plan.progress: SELECT
plan.progress_documents: INSERT
plan.progress_documents: SELECT
plan.progress_words: INSERT
plan.progress_words: SELECT
plan.settings: INSERT
plan.settings: SELECT
plan.spending: INSERT
plan.spending: SELECT
platform.installation: SELECT
portal.contacts: INSERT
portal.contacts: SELECT
privacy.erasures: INSERT
privacy.erasures: SELECT
privacy.periods: INSERT
privacy.periods: SELECT
reporting.parts: INSERT
reporting.parts: SELECT
reporting.releases: INSERT
reporting.releases: SELECT
reporting.settings: INSERT
reporting.settings: SELECT
reporting.signature_checks: INSERT
reporting.signature_checks: SELECT
reporting.steps: INSERT
reporting.steps: SELECT
reporting.templates: INSERT
reporting.templates: SELECT
reporting.texts: INSERT
reporting.texts: SELECT
reporting.verifications: INSERT
reporting.verifications: SELECT
survey.households: INSERT
survey.households: SELECT
territory.group_statements: INSERT
territory.group_statements: SELECT
territory.place_statements: INSERT
territory.place_statements: SELECT
territory.successions: INSERT
territory.successions: SELECT
territory.unit_shapes: SELECT
territory.unit_statements: INSERT
territory.unit_statements: SELECT
territory.units: SELECT

-- views

-- functions
CREATE OR REPLACE FUNCTION audit.await_leaf()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into audit.waiting (unit_code, province_code, id, at) values (new.unit_code, new.province_code, new.id, new.at);
  return null;
end $function$

CREATE OR REPLACE FUNCTION audit.keep()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  raise exception 'the log is only added to' using errcode = '23514', constraint = 'log_is_kept';
end $function$

CREATE OR REPLACE FUNCTION audit.sequence(most integer)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  old_size bigint;
  given bigint;
  low bigint;
  high bigint;
  depth smallint := 0;
begin
  perform pg_advisory_xact_lock(727002);
  select coalesce(max(position) + 1, 0) into old_size from audit.leaves;
  with next as (
    select unit_code, id from audit.waiting order by at, unit_code, id limit most
  ), taken as (
    delete from audit.waiting using next
    where waiting.unit_code = next.unit_code and waiting.id = next.id
    returning waiting.unit_code, waiting.id
  ), placed as (
    select entry.unit_code, entry.province_code, entry.id,
           old_size - 1 + row_number() over (order by entry.at, entry.unit_code, entry.id) as position,
           sha256('\x00'::bytea || convert_to(entry.canonical, 'UTF8')) as hash
    from taken join audit.entries as entry on entry.unit_code = taken.unit_code and entry.id = taken.id
  ), leaf as (
    insert into audit.leaves (unit_code, province_code, id, position)
    select unit_code, province_code, id, position from placed
  )
  insert into audit.nodes (level, position, hash) select 0, position, hash from placed;
  get diagnostics given = row_count;
  low := old_size;
  high := old_size + given;
  loop
    low := low / 2;
    high := high / 2;
    exit when low = high;
    insert into audit.nodes (level, position, hash)
    select depth + 1, near.position / 2, sha256('\x01'::bytea || near.hash || far.hash)
    from audit.nodes as near
    join audit.nodes as far on far.level = depth and far.position = near.position + 1
    where near.level = depth and near.position >= low * 2 and near.position < high * 2 and near.position % 2 = 0;
    depth := depth + 1;
  end loop;
  return given;
end $function$

CREATE OR REPLACE FUNCTION audit.sweep_origins(now_is timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  with gone as (delete from audit.origins where at < now_is - interval '365 days' returning 1)
  select count(*) from gone
$function$

CREATE OR REPLACE FUNCTION evidence.refresh_statistics(target regclass, added bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  counted real := (select reltuples from pg_class where oid = target);
begin
  if counted < 0 or added + coalesce(pg_stat_get_mod_since_analyze(target), 0) > counted / 10 then
    execute format('analyze %s', target);
  end if;
end $function$

CREATE OR REPLACE FUNCTION evidence.same_mark()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.demonstration is distinct from (select demonstration from platform.installation) then
    raise exception 'demonstration and real data never mix' using errcode = '23514', constraint = 'batch_has_the_mark';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION evidence.version_of(unit text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select md5(count(*)::text || coalesce(max(greatest(taken_at, coalesce(undone_at, taken_at)))::text, ''))
  from evidence.batches where unit_code = unit
$function$

CREATE OR REPLACE FUNCTION identity.names_of(actors text[])
 RETURNS TABLE(actor text, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select 'person:' || people.id, people.name
  from identity.people
  where current_setting('role') in ('hatangso_ward', 'hatangso_province', 'hatangso_nation', 'hatangso_jobs')
    and people.id in (select substr(given, 8)::uuid from unnest(actors) as given where given ~ '^person:[0-9a-f-]{36}$')
  union all
  select 'token:' || tokens.id, tokens.name
  from identity.tokens
  where current_setting('role') in ('hatangso_ward', 'hatangso_province', 'hatangso_nation', 'hatangso_jobs')
    and tokens.id in (select substr(given, 7)::uuid from unnest(actors) as given where given ~ '^token:[0-9a-f-]{36}$')
$function$

CREATE OR REPLACE FUNCTION identity.sweep(before_attempts timestamp with time zone, before_sessions timestamp with time zone, before_devices timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  delete from identity.attempts where last_at < before_attempts;
  delete from identity.sessions where greatest(last_seen_at, ended_at) < before_sessions;
  delete from identity.devices where created_at < before_devices;
$function$

CREATE OR REPLACE FUNCTION identity.sweep_steps(before timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  delete from identity.steps where expires_at < before;
  delete from identity.spent where expires_at < before;
$function$

CREATE OR REPLACE FUNCTION platform.back_up(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create policy backup on %s for select to hatangso_backup using (true)', target);
  execute format('grant select on %s to hatangso_backup', target);
end $function$

CREATE OR REPLACE FUNCTION platform.keep_mark()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the installation record is never changed' using errcode = '23514', constraint = 'installation_is_kept';
end $function$

CREATE OR REPLACE FUNCTION platform.protect(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy ward on %s to hatangso_ward using (unit_code = current_setting(''app.scope'', true)) '
                 'with check (unit_code = current_setting(''app.scope'', true))', target);
  execute format('create policy province on %s to hatangso_province using (province_code = current_setting(''app.scope'', true)) '
                 'with check (province_code = current_setting(''app.scope'', true))', target);
  execute format('create policy nation on %s to hatangso_nation using (true) with check (true)', target);
  execute format('create policy jobs on %s to hatangso_jobs using (true) with check (true)', target);
  perform platform.back_up(target);
end $function$

CREATE OR REPLACE FUNCTION platform.protect_part(target regclass, level text, part_column text, verbs text DEFAULT 'select'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  condition text := format('unit_code = current_setting(''app.scope'', true) and %I = current_setting(''app.part'', true)', part_column);
begin
  execute format('create policy %I on %s for %s to %I %s', level || '_' || verbs, target, verbs, 'hatangso_' || level,
    case verbs
      when 'select' then format('using (%s)', condition)
      when 'insert' then format('with check (%s)', condition)
      else format('using (%s) with check (%s)', condition, condition)
    end);
end $function$

CREATE OR REPLACE FUNCTION platform.publish(target regclass, condition text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create policy published on %s for select to hatangso_public using (%s)', target, condition);
end $function$

CREATE OR REPLACE FUNCTION platform.share(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy reading on %s for select to hatangso_app using (true)', target);
  execute format('create policy nation on %s to hatangso_nation using (true) with check (true)', target);
  execute format('create policy jobs on %s to hatangso_jobs using (true) with check (true)', target);
  perform platform.back_up(target);
end $function$

CREATE OR REPLACE FUNCTION privacy.entries_of(who text, most integer)
 RETURNS TABLE(at timestamp with time zone, action text, object_kind text, unit_code text, address text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select entry.at, entry.action, entry.object_kind, entry.unit_code, origin.address
  from audit.entries as entry
  left join audit.origins as origin on origin.unit_code = entry.unit_code and origin.entry_id = entry.id
  where entry.actor = who
  order by entry.at desc
  limit most
$function$

CREATE OR REPLACE FUNCTION privacy.erase_household(unit text, household text, before date)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  fresh text := 'da-xoa-' || gen_random_uuid();
  changed bigint;
begin
  if not (current_setting('role') in ('hatangso_nation', 'hatangso_jobs')
          or (current_setting('role') = 'hatangso_ward' and current_setting('app.scope', true) = unit)
          or (current_setting('role') = 'hatangso_province' and exists (
                select from survey.households where unit_code = unit and province_code = current_setting('app.scope', true)))) then
    return 0;
  end if;
  update survey.households
  set code = fresh, geom = privacy.rough_place(unit, geom)
  where unit_code = unit and code = household and (before is null or evidence_date < before);
  get diagnostics changed = row_count;
  return changed;
end $function$

CREATE OR REPLACE FUNCTION privacy.erase_person(person uuid, moment timestamp with time zone, doer text)
 RETURNS json
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  who text := 'person:' || person;
  called text := 'Người đã xoá ' || left(person::text, 8);
  old_name text;
  old_email text;
  sessions bigint;
  factors bigint;
  links bigint;
  tokens bigint;
  invitations bigint;
  roles bigint;
  names bigint := 0;
  more bigint;
begin
  select name, email into old_name, old_email from identity.people where id = person and erased_at is null for update;
  if not found then return null; end if;
  delete from identity.passwords where person_id = person;
  delete from identity.sessions where person_id = person;
  get diagnostics sessions = row_count;
  delete from identity.devices where person_id = person;
  delete from identity.steps where person_id = person;
  delete from identity.totp where person_id = person;
  get diagnostics factors = row_count;
  delete from identity.passkeys where person_id = person;
  get diagnostics more = row_count;
  factors := factors + more;
  delete from identity.recovery_codes where person_id = person;
  delete from identity.links where person_id = person;
  get diagnostics links = row_count;
  delete from overview.visits where visitor = who;
  update identity.tokens set revoked_at = coalesce(revoked_at, moment), name = 'token ' || left(id::text, 8) where created_by = who;
  get diagnostics tokens = row_count;
  update plan.calendar_feeds set revoked_at = moment where made_by = who and revoked_at is null;
  -- links to or for the person; those they handed over stop working
  update identity.invitations
  set name = null, email = null, revoked_at = case when used_at is null then coalesce(revoked_at, moment) else revoked_at end
  where person_id = person or email = old_email or (name = old_name and used_at is not null);
  get diagnostics invitations = row_count;
  update identity.invitations set revoked_at = moment where created_by = who and used_at is null and revoked_at is null;
  update identity.assignments set ended_at = moment, ended_by = doer where person_id = person and ended_at is null;
  get diagnostics roles = row_count;
  update identity.emergencies set ended_at = moment, ended_by = doer where person_id = person and ended_at is null and until > moment;
  -- copies of the name beside what the person did; that of a released report stays: it is a document issued
  update indicators.closings set closed_by_name = called where closed_by = who and closed_by_name is not null;
  get diagnostics names = row_count;
  update reporting.parts set entered_by_name = called where entered_by = who and entered_by_name is not null;
  get diagnostics more = row_count;
  names := names + more;
  update reporting.steps set entered_by_name = called where entered_by = who and entered_by_name is not null;
  get diagnostics more = row_count;
  names := names + more;
  update reporting.texts set entered_by_name = called where entered_by = who and entered_by_name is not null;
  get diagnostics more = row_count;
  names := names + more;
  update identity.people
  set name = called, sort_key = '~' || left(person::text, 8), login = 'da-xoa-' || person, email = null, language = null,
      password_set_at = null, second_factor_at = null, last_seen_at = null, suspended_at = coalesce(suspended_at, moment),
      signed_out_at = moment, erased_at = moment
  where id = person;
  return json_build_object('account', 1, 'sessions', sessions, 'factors', factors, 'links', links, 'tokens', tokens,
                           'invitations', invitations, 'roles', roles, 'names', names);
end $function$

CREATE OR REPLACE FUNCTION privacy.overdue(category text, before timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  found_rows bigint;
begin
  case category
    when 'account' then
      select count(*) into found_rows from identity.people where erased_at is null and suspended_at < before;
    when 'sign_in_trace' then
      select count(*) into found_rows from identity.sessions where greatest(last_seen_at, ended_at) < before;
    when 'log_address' then
      select count(*) into found_rows from audit.origins where at < before;
    when 'invitation' then
      select count(*) into found_rows from identity.invitations
      where coalesce(used_at, revoked_at, expires_at) < before and (name is not null or email is not null);
    when 'household' then
      select count(*) into found_rows from (
        select distinct unit_code, code from survey.households
        where evidence_date < before::date and not starts_with(code, 'da-xoa-')) as named;
    when 'household_file' then
      select count(*) into found_rows from evidence.documents as document
      where document.erased_at is null and exists (
        select from evidence.batch_documents as link
        join evidence.batches as batch on batch.unit_code = link.unit_code and batch.id = link.batch_id
        where link.unit_code = document.unit_code and link.document_id = document.id
          and link.role = 'original' and batch.kind = 'households' and batch.taken_at < before);
    else
      found_rows := 0;
  end case;
  return found_rows;
end $function$

CREATE OR REPLACE FUNCTION privacy.rough_place(unit text, point geometry)
 RETURNS geometry
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  candidate geometry;
  size double precision;
  turn integer;
begin
  if point is null then return null; end if;
  foreach size in array array[0.01, 0.005, 0.002, 0.001, 0.0003] loop
    for turn in 0..8 loop
      candidate := case turn
        -- the middle of the cell; where that does not do, a point of its own in some direction
        when 0 then st_setsrid(st_makepoint((floor(st_x(point) / size) + 0.5) * size, (floor(st_y(point) / size) + 0.5) * size), 4326)
        else st_setsrid(st_makepoint(st_x(point) + size * 0.5 * cos(2 * pi() * (turn + random()) / 8),
                                     st_y(point) + size * 0.5 * sin(2 * pi() * (turn + random()) / 8)), 4326)
      end;
      if not exists (
        select from coverage.claim_pieces as piece
        where piece.unit_code = unit and (piece.geom && point or piece.geom && candidate)
          and st_intersects(piece.geom, point) <> st_intersects(piece.geom, candidate)
      ) then return candidate; end if;
    end loop;
  end loop;
  return candidate;
end $function$

CREATE OR REPLACE FUNCTION privacy.sweep(category text, before timestamp with time zone, moment timestamp with time zone, doer text)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  gone bigint := 0;
  one record;
begin
  case category
    when 'account' then
      for one in select id from identity.people where erased_at is null and suspended_at < before loop
        perform privacy.erase_person(one.id, moment, doer);
        gone := gone + 1;
      end loop;
    when 'sign_in_trace' then
      delete from identity.sessions where greatest(last_seen_at, ended_at) < before;
      get diagnostics gone = row_count;
    when 'log_address' then
      delete from audit.origins where at < before;
      get diagnostics gone = row_count;
    when 'invitation' then
      update identity.invitations set name = null, email = null
      where coalesce(used_at, revoked_at, expires_at) < before and (name is not null or email is not null);
      get diagnostics gone = row_count;
    when 'household' then
      for one in select distinct unit_code, code from survey.households
                 where evidence_date < before::date and not starts_with(code, 'da-xoa-') loop
        if privacy.erase_household(one.unit_code, one.code, before::date) > 0 then gone := gone + 1; end if;
      end loop;
    when 'household_file' then
      update evidence.documents as document set content = '', erased_at = moment
      where document.erased_at is null and exists (
        select from evidence.batch_documents as link
        join evidence.batches as batch on batch.unit_code = link.unit_code and batch.id = link.batch_id
        where link.unit_code = document.unit_code and link.document_id = document.id
          and link.role = 'original' and batch.kind = 'households' and batch.taken_at < before);
      get diagnostics gone = row_count;
    else
      null;
  end case;
  return gone;
end $function$

CREATE OR REPLACE FUNCTION reporting.released_as(wanted_code text, wanted_sha256 text)
 RETURNS json
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  with
    found (unit_code, release_id, what) as (
      select r.unit_code, r.id, 'code'
      from reporting.verifications as v
      join reporting.releases as r on r.unit_code = v.unit_code and r.plan_id = v.plan_id and r.year = v.year
        and r.period = v.period and r.draft = v.draft
      where v.code = wanted_code
      union all
      select r.unit_code, r.id, case when v.pdf_sha256 = wanted_sha256 then 'draft_pdf' else 'draft_docx' end
      from reporting.verifications as v
      join reporting.releases as r on r.unit_code = v.unit_code and r.plan_id = v.plan_id and r.year = v.year
        and r.period = v.period and r.draft = v.draft
      where v.docx_sha256 = wanted_sha256 or v.pdf_sha256 = wanted_sha256
      union all
      select r.unit_code, r.id,
             case d.id when r.signed_document then 'issued_pdf' when r.pdf_document then 'draft_pdf'
                       when r.docx_document then 'draft_docx' else 'figures_xlsx' end
      from evidence.documents as d
      join reporting.releases as r on r.unit_code = d.unit_code
        and d.id in (r.signed_document, r.pdf_document, r.docx_document, r.xlsx_document)
      where d.sha256 = wanted_sha256
    )
  select json_build_object(
           'what', found.what, 'release', r.id, 'ward', r.unit_code, 'year', r.year, 'period', r.period, 'title', r.title,
           'number', r.number, 'issuedOn', r.issued_on, 'office', r.content #>> '{report,meta,author}',
           'signerTitle', r.signer_title, 'releasedAt', r.released_at, 'withdrawnAt', r.withdrawn_at,
           'supersededAt', r.superseded_at, 'demonstration', r.demonstration, 'sha256', signed.sha256,
           'replacedBy', case when next.id is null then null
                              else json_build_object('number', next.number, 'issuedOn', next.issued_on) end,
           'signatures', checks.found)
  from found
  join reporting.releases as r on r.unit_code = found.unit_code and r.id = found.release_id
  join evidence.documents as signed on signed.unit_code = r.unit_code and signed.id = r.signed_document
  left join reporting.releases as next on next.unit_code = r.unit_code and next.id = r.superseded_by
  left join reporting.signature_checks as checks on checks.unit_code = r.unit_code and checks.release_id = r.id
  order by (r.withdrawn_at is null) desc, (r.superseded_at is null) desc, (found.what = 'issued_pdf') desc, r.released_at desc
  limit 1
$function$

CREATE OR REPLACE FUNCTION reporting.released_file(of_unit text, of_release uuid, wanted text)
 RETURNS TABLE(file_name text, media_type text, content bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select d.file_name, d.media_type, d.content
  from reporting.releases as r
  join evidence.documents as d on d.unit_code = r.unit_code
    and d.id = case wanted when 'signed' then r.signed_document when 'xlsx' then r.xlsx_document end
  where r.unit_code = of_unit and r.id = of_release and r.withdrawn_at is null and r.superseded_at is null
$function$

CREATE OR REPLACE FUNCTION territory.groups_as_of(d date, k timestamp with time zone)
 RETURNS TABLE(unit_code text, province_code text, code text, name text, name_key text, sort_key text, households integer, people integer, geom geometry, valid_from date, last_day date, said_on date)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select s.unit_code, s.province_code, s.code,
         (array_agg(s.name order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc))[1],
         (array_agg(s.name_key order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc))[1],
         (array_agg(s.sort_key order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc))[1],
         (array_agg(s.households order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc)
            filter (where s.households is not null))[1],
         (array_agg(s.people order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc)
            filter (where s.people is not null))[1],
         (array_agg(s.geom order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc)
            filter (where s.geom is not null))[1],
         min(coalesce(s.valid_from, s.spoken_on)),
         (array_agg(s.last_day order by s.spoken_on desc, s.known_from desc, s.row_no desc) filter (where s.last_day is not null))[1],
         max(s.spoken_on) filter (where s.spoken_on <= d)
  from territory.group_statements as s
  where s.known_from <= k and s.known_to > k
  group by s.unit_code, s.province_code, s.code
  having min(coalesce(s.valid_from, '-infinity'::date)) <= d
     and coalesce((array_agg(s.last_day order by s.spoken_on desc, s.known_from desc, s.row_no desc)
                     filter (where s.last_day is not null))[1], 'infinity'::date) >= d
$function$

CREATE OR REPLACE FUNCTION territory.places_as_of(d date, k timestamp with time zone)
 RETURNS TABLE(unit_code text, province_code text, code text, name text, name_key text, sort_key text, kind text, geom geometry, valid_from date, last_day date, said_on date)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select s.unit_code, s.province_code, s.code,
         (array_agg(s.name order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc))[1],
         (array_agg(s.name_key order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc))[1],
         (array_agg(s.sort_key order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc))[1],
         (array_agg(s.kind order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc))[1],
         (array_agg(s.geom order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc)
            filter (where s.geom is not null))[1],
         min(coalesce(s.valid_from, s.spoken_on)),
         (array_agg(s.last_day order by s.spoken_on desc, s.known_from desc, s.row_no desc) filter (where s.last_day is not null))[1],
         max(s.spoken_on) filter (where s.spoken_on <= d)
  from territory.place_statements as s
  where s.known_from <= k and s.known_to > k
  group by s.unit_code, s.province_code, s.code
  having min(coalesce(s.valid_from, '-infinity'::date)) <= d
     and coalesce((array_agg(s.last_day order by s.spoken_on desc, s.known_from desc, s.row_no desc)
                     filter (where s.last_day is not null))[1], 'infinity'::date) >= d
$function$

CREATE OR REPLACE FUNCTION territory.rebuild_shapes(codes text[], k timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from territory.unit_shapes where code = any(codes);
  insert into territory.unit_shapes (unit_id, code, zoom, geom, label, made_at)
  with recursive
    grids (zoom, cell) as (
      values (11, 360.0 / (2 ^ 11 * 1024)), (9, 360.0 / (2 ^ 9 * 1024)), (7, 360.0 / (2 ^ 7 * 1024)), (5, 360.0 / (2 ^ 5 * 1024))
    ),
    drawn (unit_id, code, zoom, geom) as (
      select units.unit_id, units.code, 13, units.geom::geometry from territory.units as units
      where units.code = any(codes) and units.geom is not null
      union all
      select drawn.unit_id, drawn.code, grids.zoom, coalesce(
               nullif(st_multi(st_collectionextract(st_simplify(st_snaptogrid(drawn.geom, grids.cell), 0, true), 3)),
                      'SRID=4326;MULTIPOLYGON EMPTY'::geometry),
               st_multi(st_expand(st_snaptogrid(st_centroid(drawn.geom), grids.cell), grids.cell / 2)))
      from drawn
      join grids on grids.zoom = drawn.zoom - 2
    )
  select unit_id, code, zoom, st_transform(geom, 3857), st_transform(st_pointonsurface(geom), 3857), k
  from drawn
  where zoom < 13
$function$

CREATE OR REPLACE FUNCTION territory.rebuild_units(codes text[], k timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from territory.units where code = any(codes);
  insert into territory.units (unit_id, code, full_name, name_key, sort_key, province_code, district, area_km2, population,
                               households, centre, geom, valid_from, valid_to)
  select unit_id, code, full_name, name_key, sort_key, province_code, district, area_km2, population, households, centre, geom,
         valid_from, valid_to
  from territory.resolve_units(codes, k);
  select territory.rebuild_shapes(codes, k);
$function$

CREATE OR REPLACE FUNCTION territory.resolve_units(codes text[], k timestamp with time zone)
 RETURNS TABLE(unit_id text, code text, full_name text, name_key text, sort_key text, province_code text, district text, area_km2 numeric, population integer, households integer, centre geometry, geom geometry, valid_from date, valid_to date)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  with
    asked as (select distinct unnest(codes) as code),
    known as materialized (
      select s.* from territory.successions as s
      where s.known_from <= k and s.known_to > k and (s.old_code = any(codes) or s.new_code = any(codes))
    ),
    cuts as (
      select asked.code, '-infinity'::date as at from asked
      union
      select asked.code, known.effective_date from asked join known on asked.code in (known.old_code, known.new_code)
    ),
    spans as (
      select cuts.code, cuts.at as span_from,
             coalesce(lead(cuts.at) over (partition by cuts.code order by cuts.at), 'infinity'::date) as span_to
      from cuts
    ),
    said as materialized (
      select spans.code, spans.span_from, s.unit_code, s.batch_id, s.row_no, s.known_from, s.valid_from, s.full_name, s.name_key,
             s.sort_key, s.of_province, s.area_km2, s.population, s.households, s.centre, s.geom is not null as has_geom,
             row_number() over (partition by spans.code, spans.span_from
                                order by s.valid_from desc, s.known_from desc, s.row_no desc, s.batch_id) as turn
      from spans
      join territory.unit_statements as s
        on s.code = spans.code and s.valid_from >= spans.span_from and s.valid_from < spans.span_to
      where s.known_from <= k and s.known_to > k
    ),
    merged as (
      select code, span_from, min(valid_from) as first_said,
             (array_agg(full_name order by turn) filter (where full_name is not null))[1] as full_name,
             (array_agg(name_key order by turn) filter (where full_name is not null))[1] as name_key,
             (array_agg(sort_key order by turn) filter (where full_name is not null))[1] as sort_key,
             (array_agg(of_province order by turn) filter (where of_province is not null))[1] as of_province,
             (array_agg(area_km2 order by turn) filter (where area_km2 is not null))[1] as area_km2,
             (array_agg(population order by turn) filter (where population is not null))[1] as population,
             (array_agg(households order by turn) filter (where households is not null))[1] as households,
             (array_agg(centre order by turn) filter (where centre is not null))[1] as centre,
             min(turn) filter (where has_geom) as geom_turn
      from said
      group by code, span_from
    ),
    begun as (
      select distinct on (new_code, effective_date) new_code as code, effective_date as at, new_name, new_name_key, new_sort_key, new_province_code
      from known
      order by new_code, effective_date, known_from desc, row_no desc, batch_id
    ),
    ended as (
      select distinct on (old_code, effective_date) old_code as code, effective_date as at, old_name, old_name_key, old_sort_key,
             old_district, old_province_code
      from known
      order by old_code, effective_date, known_from desc, row_no desc, batch_id
    )
  select
    spans.code || '@' || case
      when begun.at is not null then begun.at::text
      when merged.first_said is not null then merged.first_said::text
      else 'before-' || spans.span_to::text
    end,
    spans.code,
    coalesce(merged.full_name, begun.new_name, ended.old_name),
    case when merged.full_name is not null then merged.name_key else coalesce(begun.new_name_key, ended.old_name_key) end,
    case when merged.full_name is not null then merged.sort_key else coalesce(begun.new_sort_key, ended.old_sort_key) end,
    case when length(spans.code) = 2 then spans.code
         else coalesce(merged.of_province, begun.new_province_code, ended.old_province_code) end,
    ended.old_district,
    merged.area_km2, merged.population, merged.households,
    merged.centre,
    (select s.geom
     from said
     join territory.unit_statements as s
       on s.unit_code = said.unit_code and s.batch_id = said.batch_id and s.row_no = said.row_no and s.known_from = said.known_from
     where said.code = spans.code and said.span_from = spans.span_from and said.turn = merged.geom_turn),
    coalesce(begun.at, merged.first_said, '-infinity'::date),
    spans.span_to
  from spans
  left join merged on merged.code = spans.code and merged.span_from = spans.span_from
  left join begun on begun.code = spans.code and begun.at = spans.span_from
  left join ended on ended.code = spans.code and ended.at = spans.span_to
  -- a span is a unit where a succession begins or ends it, or where it is the first of its code and something was
  -- said of it; what is said of a code after its end, and before another unit takes it, speaks of no unit
  where begun.at is not null
     or (spans.span_from = '-infinity' and (merged.first_said is not null or ended.at is not null))
$function$

