import type { Activity, Plan } from '../plan/index.js';

export function findById<T extends { readonly id: string }>(list: readonly T[], id: string): T | undefined {
  return list.find((x) => x.id === id);
}

export function findActivity(plan: Plan, id: string): Activity | undefined {
  return findById(
    plan.modules.flatMap((m) => m.activities),
    id,
  );
}
