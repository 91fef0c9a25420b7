import { type EngineName, onEngine } from '../../support/house.ts';
import { backupsComeBack } from './backup.ts';
import { writesAreHeld } from './rights.ts';
import { rowsAreApart } from './rows.ts';
import { indexesAreUsed } from './spatial.ts';

/** What is asked of an installation in which everything was done once; it is filled once for all parts, in each engine's file. */
export function everythingWritten(engine: EngineName): void {
  onEngine(engine, 'with everything written', (house) => {
    writesAreHeld(house);
    backupsComeBack(house, engine);
    rowsAreApart(house);
    indexesAreUsed(house);
  });
}
