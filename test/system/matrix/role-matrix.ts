import { expect, test } from 'vitest';
import { type EngineName, onEngine } from '../../support/house.ts';
import { guardsBackups } from './backups.ts';
import { walkCommands } from './commands.ts';
import { provesNothing } from './existence.ts';
import { tellsNoLogin } from './logins.ts';
import { walkPublicPages } from './public-pages.ts';
import { makeStage, patience } from './stage.ts';
import { looksIntoTiles } from './tiles.ts';
import { walkRoutes } from './walk.ts';

/** What each role sees and does on every way in, on one server that all parts share; a file for each engine. */
export function roleMatrix(engine: EngineName): void {
  onEngine(engine, 'every way in under every role', (house) => {
    const stage = makeStage(house);
    test(
      'three wards in two provinces have one of everything, and each role its token',
      patience,
      async () => {
        house().setNow('2026-11-20T02:00:00.000Z');
        await stage.set();
        expect((await house().ask('POST', '/audit/checkpoints')).status).toBe(200);
        expect(stage.actors().length).toBeGreaterThan(20);
      },
    );
    walkPublicPages(stage);
    walkRoutes(stage);
    looksIntoTiles(stage);
    provesNothing(stage);
    guardsBackups(stage);
    tellsNoLogin(stage);
    // what a command asks is the same over either engine, and how that is answered is walked above
    if (engine === 'postgres') walkCommands(stage);
  });
}
