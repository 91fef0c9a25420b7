/**
 * The graph of the house: a module may import the doors (`index.ts`) of modules of lower tiers, and the kernel.
 * This file is the one place that says so; `module-graph.test.ts` holds the code to it.
 */
export const tiers: Readonly<Record<string, number>> = {
  identity: 0,
  audit: 0,
  backups: 0,
  evidence: 1,
  territory: 2,
  plan: 3,
  survey: 3,
  infrastructure: 3,
  telemetry: 3,
  engagement: 3,
  coverage: 4,
  monitoring: 4,
  indicators: 5,
  reporting: 6,
  opendata: 6,
  privacy: 7,
  portal: 7,
  overview: 7,
};
