import { planFile } from '@hatangso/contracts/plan';
import { z } from 'zod';

type Schema = z.core.$ZodType;

/** The field names that the plan's schema knows at a path; empty where any name may stand. */
export function allowedFields(path: readonly PropertyKey[]): readonly string[] {
  return [
    ...new Set(
      schemasAt(path).flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])),
    ),
  ];
}

/** Whether null may stand at a path: a fact that a plan may fail to state. */
export function allowsNull(path: readonly PropertyKey[]): boolean {
  return path
    .reduce<Schema[]>((at, step) => at.flatMap((schema) => child(schema, step)), [planFile])
    .some((schema) => schema instanceof z.ZodNullable);
}

function schemasAt(path: readonly PropertyKey[]): Schema[] {
  return path
    .reduce<Schema[]>((at, step) => at.flatMap((schema) => child(schema, step)), [planFile])
    .flatMap(bare);
}

/** A schema without its wrappers (optional, nullable, default), or the members of a union. */
function bare(schema: Schema): Schema[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(bare);
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault
  ) {
    return bare(schema.unwrap());
  }
  return [schema];
}

function child(schema: Schema, step: PropertyKey): Schema[] {
  return bare(schema).flatMap((inner): Schema[] => {
    if (inner instanceof z.ZodArray) return [inner.element];
    if (!(inner instanceof z.ZodObject) || typeof step !== 'string') return [];
    const field: Schema | undefined = Object.hasOwn(inner.shape, step) ? inner.shape[step] : undefined;
    return field === undefined ? [] : [field];
  });
}
