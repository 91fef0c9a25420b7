import { planFile } from '@hatangso/contracts/plan';
import { z } from 'zod';

/** JSON Schema (2020-12) of a plan's file as a person writes it, for editors and other people's tools. */
export function planJsonSchema(): string {
  const schema = z.toJSONSchema(planFile, { io: 'input', reused: 'inline' });
  return `${JSON.stringify({ title: 'Kế hoạch phát triển Hạ tầng số', ...schema }, null, 2)}\n`;
}

if (import.meta.main) process.stdout.write(planJsonSchema());
