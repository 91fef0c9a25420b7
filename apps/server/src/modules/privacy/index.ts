export { eraseAgain } from './erasure-list.ts';
export { sweepPersonalData } from './jobs.ts';
export { readInventory } from './read-inventory.ts';
export { privacyModule } from './routes.ts';
