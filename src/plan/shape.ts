import { z } from 'zod';

/** What the schema allows at a path: known keys and what the thing is called. */
export interface Shape {
  readonly keys: readonly string[];
  /** `an instrument`, `a step`; undefined where it has no name of its own. */
  readonly noun: string | undefined;
}

export function shapeAt(schema: z.ZodType, path: readonly PropertyKey[]): Shape | undefined {
  return shapes(schema, path)[0];
}

function shapes(schema: z.ZodType, path: readonly PropertyKey[]): Shape[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return shapes(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodLazy) return shapes(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((o) => shapes(o as z.ZodType, path));
  const [step, ...rest] = path;
  if (step === undefined) {
    return schema instanceof z.ZodObject
      ? [{ keys: Object.keys(schema.shape), noun: schema.meta()?.title }]
      : [];
  }
  if (schema instanceof z.ZodObject) {
    const value = Object.hasOwn(schema.shape, step)
      ? (schema.shape as Record<PropertyKey, z.ZodType>)[step]
      : undefined;
    return value ? shapes(value, rest) : [];
  }
  if (schema instanceof z.ZodArray) return shapes(schema.element as z.ZodType, rest);
  if (schema instanceof z.ZodRecord) return shapes(schema.valueType as z.ZodType, rest);
  if (schema instanceof z.ZodTuple) return shapes(schema.def.items[Number(step)] as z.ZodType, rest);
  return [];
}
