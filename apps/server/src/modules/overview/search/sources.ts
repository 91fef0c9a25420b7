import type { Permission } from '@hatangso/contracts/permissions';
import type { SearchHit } from '@hatangso/contracts/search';
import type { Doing } from '../../../platform/kernel.ts';
import { unitNameKey } from '../../../platform/names.ts';
import { todayIn } from '../../../platform/today.ts';
import { namedBatches, namedDocuments } from '../../evidence/index.ts';
import { namedPeople } from '../../identity/index.ts';
import { definitionsWith, labelText } from '../../indicators/index.ts';
import { plansInForce } from '../../plan/index.ts';
import { listGroups, listPlaces, provinceNameOn, unitsOn } from '../../territory/index.ts';
import type { Candidate } from './search.ts';

/** What can be found of a kind, behind which permission; `unit` is what the person has before them. */
interface Source {
  readonly permission: Permission;
  readonly candidates: (doing: Doing, unit: string | null, q: string) => Promise<readonly Candidate[]>;
}

/** Batches and documents looked through, newest first: older ones are found in their own lists. */
const newest = 500;
const labelLength = 140;
const mostPeople = 5_000;

const isWard = (unit: string | null): unit is string => unit !== null && /^\d{5}$/.test(unit);
const cut = (text: string): string =>
  text.length <= labelLength ? text : `${text.slice(0, labelLength - 1).trimEnd()}…`;

/** A source that knows a ward's own things and nothing elsewhere. */
const ofWard =
  (of: (doing: Doing, ward: string) => Promise<readonly Candidate[]>): Source['candidates'] =>
  async (doing, unit) =>
    isWard(unit) ? of(doing, unit) : [];

const hit = (
  kind: SearchHit['kind'],
  unitCode: string,
  id: string,
  label: string,
  detail: string | null,
): SearchHit => ({ kind, unitCode, id, label: cut(label), detail });

const tasks = ofWard(async ({ tx, now }, ward) => {
  const plans = await plansInForce(tx, ward, todayIn(now), now.toISOString());
  return plans.flatMap((plan) =>
    plan.tasks.map(({ id, ref, title, text }) => ({
      hit: hit('task', ward, id, title, ref),
      texts: [title, text],
    })),
  );
});

const targets = ofWard(async ({ tx, now }, ward) => {
  const plans = await plansInForce(tx, ward, todayIn(now), now.toISOString());
  return plans.flatMap((plan) =>
    plan.targets.map(({ id, text, due }) => ({
      hit: hit('target', ward, id, text, `${id} · ${due.slice(0, 4)}`),
      texts: [text, id],
    })),
  );
});

const indicators: Source['candidates'] = async ({ tx, now, language }, unit) => {
  const plans = isWard(unit) ? await plansInForce(tx, unit, todayIn(now), now.toISOString()) : [];
  return definitionsWith(plans).map((definition) => {
    const name = labelText(definition, definition.name);
    return {
      hit: hit('indicator', unit ?? 'VN', definition.code, name[language], definition.unit),
      texts: [name.vi, name.en],
    };
  });
};

const groups = ofWard(async (doing, ward) =>
  (await listGroups.run({ code: ward }, doing)).groups.map(({ code, name, households }) => ({
    hit: hit('group', ward, code, name, households === null ? null : String(households)),
    texts: [name],
  })),
);

const places = ofWard(async (doing, ward) =>
  (await listPlaces.run({ code: ward }, doing)).places.map(({ code, name, kind }) => ({
    hit: hit('place', ward, code, name, kind),
    texts: [name],
  })),
);

const batches = ofWard(async ({ tx }, ward) =>
  (await namedBatches(tx, ward, newest)).map(({ id, fileName, kind, at }) => ({
    hit: hit('batch', ward, id, fileName, `${kind} · ${at}`),
    texts: [fileName, kind],
  })),
);

const documents = ofWard(async ({ tx }, ward) =>
  (await namedDocuments(tx, ward, newest)).map(({ id, fileName, at }) => ({
    hit: hit('document', ward, id, fileName, at.slice(0, 10)),
    texts: [fileName],
  })),
);

/** Of the unit looked at; of a country or province everybody whom the caller administers. */
const people: Source['candidates'] = async ({ tx, actor }, unit) => {
  const contact = actor.permissions.has('identity.contact.read');
  return (await namedPeople(tx, isWard(unit) ? unit : null, mostPeople)).map(({ id, name, login }) => ({
    hit: hit('person', unit ?? 'VN', id, name, contact ? login : null),
    texts: contact ? [name, login] : [name],
  }));
};

/** Units that the caller's own scope reaches: a ward knows itself, a province its wards. */
const units: Source['candidates'] = async ({ tx, now, actor }) => {
  const { level, value } = actor.scope;
  const asOf = todayIn(now);
  const found = await unitsOn(tx, { province: level === 'province' ? value : null, level: null, asOf });
  return found
    .filter(({ code }) => level === 'nation' || level === 'province' || code === value)
    .map(({ code, name, province }) => ({
      hit: hit(
        'unit',
        code,
        code,
        name,
        code === province || province === null ? null : provinceNameOn(province, asOf),
      ),
      texts: [name, unitNameKey(name)],
    }));
};

export const sources: readonly Source[] = [
  { permission: 'indicators.figure.read', candidates: indicators },
  { permission: 'plan.task.read', candidates: tasks },
  { permission: 'plan.plan.read', candidates: targets },
  { permission: 'territory.group.read', candidates: groups },
  { permission: 'territory.place.read', candidates: places },
  { permission: 'evidence.batch.read', candidates: batches },
  { permission: 'evidence.document.read', candidates: documents },
  { permission: 'identity.person.read', candidates: people },
  { permission: 'territory.unit.read', candidates: units },
];
