import { readFileSync } from 'node:fs';
import { type Category, type CategoryName, category, inventoryAnswer } from '@hatangso/contracts/privacy';
import { parse } from 'yaml';
import { z } from 'zod';

const inventoryFile = inventoryAnswer.extend({
  categories: z.array(category),
  /** Columns that only look personal, by why they are not. */
  exceptions: z.record(z.string(), z.array(z.string())),
});
export type Inventory = z.infer<typeof inventoryFile>;

/** What the software holds of people. Throws where the file is not as its contract says. */
export const readInventory = (): Inventory =>
  inventoryFile.parse(parse(readFileSync(new URL('inventory.yaml', import.meta.url), 'utf8')));

export const inventory = readInventory();

export const categoryOf = (name: CategoryName): Category => {
  const found = inventory.categories.find((one) => one.category === name);
  if (found === undefined) throw new Error(`no category ${name}`);
  return found;
};
