import { modules } from '../../../apps/server/src/app.ts';
import { unitOfPath } from '../../../apps/server/src/platform/http/reach.ts';
import type { House, Reply } from '../../support/house.ts';
import { castOf, holdsWard, type MatrixActor, maySee, type Target } from './actors.ts';
import { releaseWard } from './public-pages.ts';
import { wordsIn } from './read-answer.ts';
import { fillWard, markers, nobodys, type WardIds, type WardName, wards } from './world.ts';

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly permission: string;
}
export const routes: readonly Endpoint[] = modules().flatMap((module) => module.endpoints);
export const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`;

/** Every unit that the route's address may name. */
export function targetsOf({ path }: Endpoint): readonly Target[] {
  const kind = unitOfPath(path);
  if (kind === 'ward') return Object.values(wards).map((code) => ({ kind, code }));
  if (kind === 'province') return ['51', '48'].map((code) => ({ kind, code }));
  return [{ kind: 'none', code: '' }];
}

/** Some 15,000 requests an engine: about a minute by itself, several where others work on the machine too. */
export const patience = { timeout: 900_000 };

export type Answer = Reply<{ code?: string }>;

/** One server with three wards and somebody of every role: what all parts of the matrix play on. */
export interface Stage {
  house(): House;
  actors(): readonly MatrixActor[];
  idsOf(ward: string): WardIds;
  /** The address it listens at, for whoever asks over the network. */
  listen(): Promise<string>;
  /** Fills the wards and makes the actors. */
  set(): Promise<void>;
  /** Releases the ward's yearly report; its ids are the ward's from then on. */
  release(name: WardName): Promise<string>;
  /** As somebody; a body that no contract takes, unless one is given: what is let through changes nothing. */
  call(route: Pick<Endpoint, 'method'>, path: string, actor: MatrixActor, body?: unknown): Promise<Answer>;
}

export function makeStage(house: () => House): Stage {
  const ids = new Map<string, WardIds>();
  let actors: readonly MatrixActor[] = [];
  let address: Promise<string> | undefined;
  const idsOf = (ward: string): WardIds => {
    const found = ids.get(ward);
    if (found === undefined) throw new Error(`no ids of ${ward}`);
    return found;
  };
  return {
    house,
    idsOf,
    actors: () => actors,
    listen() {
      address ??= house().listen();
      return address;
    },
    async set() {
      for (const name of ['a', 'b', 'c'] as const) ids.set(wards[name], await fillWard(house(), name));
      actors = await castOf(house());
    },
    async release(name) {
      const ward = wards[name];
      const released = await releaseWard(house(), ward);
      ids.set(ward, { ...idsOf(ward), ...released });
      return released.release;
    },
    call: ({ method }, path, { secret }, body = { nonsense: true }) =>
      house().request({
        method,
        path,
        headers: secret === null ? {} : { authorization: `Bearer ${secret}` },
        ...(method === 'GET' || method === 'DELETE' ? {} : { body }),
      }),
  };
}

/** Marked words in a text that the actor may not see. */
export const foreignWords = (actor: MatrixActor, words: string): string[] =>
  markers.filter((marker) => !maySee(actor, marker) && words.includes(marker.text)).map(({ text }) => text);

export const leaked = (actor: MatrixActor, answer: Reply<unknown>): string[] =>
  foreignWords(actor, wordsIn(answer));

/** A ward that is not the actor's; for whoever has the whole country one under whose address the other's things are not. */
export const otherThan = ({ unit }: MatrixActor): string =>
  unit === wards.c || unit === '48' ? wards.a : wards.c;

/** One's own ids to read, and to read or change another ward's, under one's own address or wherever none is named. */
export function idsFor(
  stage: Stage,
  { method, path }: Endpoint,
  actor: MatrixActor,
  own: string,
): readonly WardIds[] {
  if (!/:(id|document)\b/.test(path)) return [stage.idsOf(own)];
  const other = otherThan(actor);
  const strange = holdsWard(actor, other) ? nobodys : stage.idsOf(other);
  return method === 'GET' ? [stage.idsOf(own), strange] : [strange];
}
