import type { Plan } from '../plan/index.js';

/** SOURCE_DATE_EPOCH, else the plan's date, else the first day that a ZIP file can hold. */
export function sessionDate(plan: Pick<Plan, 'date'>): Date {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch && /^\d+$/.test(epoch)) return new Date(Number(epoch) * 1000);
  return new Date(`${plan.date ?? '1980-01-01'}T00:00:00Z`);
}
