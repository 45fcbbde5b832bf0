import { describeSchedule } from './schedule.ts';
import { type Failure, shrink } from './shrink.ts';

export async function report({ schedule, violation }: Failure): Promise<string> {
  const shrunk = await shrink(schedule, violation);
  return [
    '',
    shrunk.violation.message,
    describeSchedule(shrunk.schedule),
    `shrunk from ${schedule.happenings.length} happenings to ${shrunk.schedule.happenings.length}; repeat the whole schedule with`,
    `  CURFEW_SEED=${schedule.seed} CURFEW_SCHEDULES=1 npm run test:simulation -- invariants-hold`,
    '',
  ].join('\n');
}
