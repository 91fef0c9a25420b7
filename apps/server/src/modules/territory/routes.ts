import type { Module } from '../../platform/module.ts';

export const territoryModule: Module = { name: 'territory', endpoints: [] };
