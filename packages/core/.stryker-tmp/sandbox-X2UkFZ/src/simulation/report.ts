// @ts-nocheck
import { describeSchedule } from './schedule.ts';
import { type Failure, shrink } from './shrink.ts';

/** What a person needs who is to mend it: what broke, how, as briefly as it can be told, and how to see it again. */
export async function report({ schedule, violation }: Failure): Promise<string> {
  const shrunk = await shrink(schedule, violation);
  return [
    '',
    shrunk.violation.message,
    describeSchedule(shrunk.schedule),
    `shrunk from ${schedule.happenings.length} happenings to ${shrunk.schedule.happenings.length}; the whole of it plays again by`,
    `  CURFEW_SEED=${schedule.seed} CURFEW_SCHEDULES=1 npm run test:simulation -- invariants-hold`,
    '',
  ].join('\n');
}
