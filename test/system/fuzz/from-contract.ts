import fc from 'fast-check';
import { z } from 'zod';

/** What we use of JSON Schema, as zod writes it. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}
type Any = fc.Arbitrary<unknown>;

/** Values that fit a route's contract, as far as its JSON Schema tells; what it does not tell is anything at all. */
export function fitting(contract: z.ZodType): Any {
  return fits(z.toJSONSchema(contract, { io: 'input', unrepresentable: 'any' }) as Schema);
}

function fits(schema: Schema): Any {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const several = schema.anyOf ?? schema.oneOf;
  if (several !== undefined) return fc.oneof(...several.map(fits));
  if (schema.allOf !== undefined) return merged(schema.allOf.map(fits));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') return objectOf(schema);
  if (type === 'array') return arrayOf(schema);
  if (type === 'string') return stringOf(schema);
  if (type === 'integer' || type === 'number') return numberOf(schema, type === 'integer');
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  return fc.jsonValue();
}

const merged = (parts: readonly Any[]): Any =>
  fc
    .tuple(...parts)
    .map((made) => Object.assign({}, ...made.filter((one) => typeof one === 'object')) as unknown);

function objectOf({ properties = {}, required = [] }: Schema): Any {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, fits(schema)]));
  const asked = required.filter((name) => name in fields);
  return fc.record(fields, { requiredKeys: asked });
}

function arrayOf({ items, prefixItems, minItems = 0, maxItems = 5 }: Schema): Any {
  if (prefixItems !== undefined) return fc.tuple(...prefixItems.map(fits));
  const most = Math.max(minItems, Math.min(maxItems, 5));
  return fc.array(items === undefined ? fc.jsonValue() : fits(items), {
    minLength: minItems,
    maxLength: most,
  });
}

const formats: Readonly<Record<string, Any>> = {
  uuid: fc.uuid({ version: 4 }),
  date: fc.date({ noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
  'date-time': fc.date({ noInvalidDate: true }).map((day) => day.toISOString()),
  email: fc.emailAddress(),
  uri: fc.webUrl(),
};

function stringOf({ format, pattern, minLength = 0, maxLength = 200 }: Schema): Any {
  const known = formats[format ?? ''];
  if (known !== undefined) return known;
  if (pattern !== undefined) return matching(pattern);
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) });
}

/** Expressions that fast-check cannot turn round (look-ahead) give any text. */
function matching(pattern: string): Any {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'), { maxLength: 60 });
  } catch {
    return fc.string({ maxLength: 40 });
  }
}

function numberOf({ minimum = -1e6, maximum = 1e6 }: Schema, whole: boolean): Any {
  const [least, most] = [Math.max(minimum, -1e9), Math.min(maximum, 1e9)];
  if (least > most) return fc.constant(minimum);
  return whole
    ? fc.integer({ min: Math.ceil(least), max: Math.floor(most) })
    : fc.double({ min: least, max: most, noNaN: true });
}
