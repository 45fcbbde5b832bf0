'use client';

import { durationText } from '@curfew/dom';
import { type ReactElement, useContext } from 'react';
import type { DayMessages } from '../../messages/types.ts';
import { placeLabels } from './labels.ts';
import { em, PictureContext, Span, Spot, Text } from './shapes.tsx';
import { ticksOf, timeOf, widestTick } from './ticks.ts';
import { type Course, DAY, placeOf, type Scale } from './timeline.ts';

/** In px. A narrower warning would be hidden behind the handle. */
const LEAST_WARNING_PX = 18;
const LABEL_GAP_PX = 18;
const TICK_GAP_PX = 22;

/** In px from the top of the lane: the middle of the bar, and baselines. */
export const BAR_Y = 40;
const LABELS_Y = 17;
const TICKS_Y = 70;

interface LaneProps {
  /** In px. */
  readonly y: number;
  readonly scale: Scale;
  /** In ms after the sign-in. */
  readonly originMs: number;
  /** In ms after the origin. */
  readonly work: readonly [from: number, to: number];
  /** `null` if the draft is invalid. */
  readonly course: Course | null;
  /** The saved end, while the draft differs. */
  readonly savedEndsMs: number | null;
  /** The timeout. */
  readonly durationMs: number;
  readonly patterns: string;
  readonly texts: DayMessages;
  readonly locale: string;
}

export function Lane(props: LaneProps): ReactElement {
  const { y, scale, originMs, work, course, savedEndsMs, durationMs, patterns, texts, locale } = props;
  const { width, textWidth } = useContext(PictureContext);
  const at = (ms: number) => placeOf(scale, ms);
  const pxPerPercent = width / 100;
  const px = (ms: number) => at(ms) * pxPerPercent;
  const middle = y + BAR_Y;
  const label = (name: string, text: string, place: number, anchor: 'start' | 'middle' | 'end') => ({
    ...{ name, text, anchor },
    at: place,
    width: textWidth(text),
  });

  const eventsOf = ({ warnedMs, endsMs }: Course) => {
    const warns = warnedMs < endsMs;
    const warnedAt = Math.min(at(warnedMs), at(endsMs) - LEAST_WARNING_PX / pxPerPercent);
    const workEnds = Math.min(at(work[1]), warns ? warnedAt : at(endsMs));
    const timeAt = (ms: number) => ({ time: timeOf(originMs + ms, locale) });
    const ends = label('end', texts.signedOut(timeAt(endsMs), locale), px(endsMs), 'start');
    const warned = label('warning', texts.warned(timeAt(warnedMs), locale), warnedAt * pxPerPercent, 'end');
    const warning = { from: warnedAt, to: at(endsMs), y: middle, height: 14, radius: 2 };
    return {
      labels: warns ? [ends, warned] : [ends],
      shapes: (
        <>
          <Span className="curfew-day-work" from={at(work[0])} to={workEnds} y={middle} height={14} radius={3} />
          <Span fill={`url(#${patterns}work)`} from={at(work[0])} to={workEnds} y={middle} height={14} />
          <Span className="curfew-day-rest" from={workEnds} to={warnedAt} y={middle} height={2} />
          <Span className="curfew-day-out" from={at(endsMs)} to={100} y={middle} height={14} />
          {warns && (
            <>
              <Span className="curfew-day-warning" {...warning} />
              <Span fill={`url(#${patterns}warning)`} {...warning} />
            </>
          )}
        </>
      ),
    };
  };

  const lasts = label('duration', durationText(durationMs, locale), px(0), 'start');
  const events = course && eventsOf(course);
  const labels = placeLabels(events ? [...events.labels, lasts] : [lasts], width, LABEL_GAP_PX);

  const signInMs = -originMs;
  const isLong = scale.rangeMs > DAY;
  const signsIn = label('tick', texts.signedIn({ time: timeOf(0, locale, isLong) }, locale), px(signInMs), 'middle');
  const most = width / (textWidth(widestTick(locale)) + TICK_GAP_PX);
  const ticks = ticksOf(scale, originMs, most, locale)
    .filter(({ ms }) => ms !== signInMs)
    // A time that is not beneath its mark looks like that of another.
    .map(({ ms, text }) => ({ ...label('tick', text, px(ms), 'middle'), isFixed: true }));
  // The first label has room in any case.
  if (signInMs + scale.leadMs >= 0) ticks.unshift({ ...signsIn, isFixed: false });
  const times = placeLabels(ticks, width, LABEL_GAP_PX);

  return (
    <>
      <Span className="curfew-day-time" from={0} to={100} y={middle} height={2} radius={1} />
      {ticks.map(({ at: tick }) => (
        <Spot key={tick} at={tick / pxPerPercent} y={middle + 12}>
          <rect className="curfew-day-tick" x="-0.5" width="1" height={em(4)} />
        </Spot>
      ))}
      {times.map(({ text, start, at: tick }) => (
        <Text key={tick} start={start} y={y + TICKS_Y}>
          {text}
        </Text>
      ))}
      {savedEndsMs !== null && (
        <Span className="curfew-day-saved" from={at(0)} to={at(savedEndsMs)} y={middle} height={22} radius={5} />
      )}
      {events?.shapes}
      {labels.map(({ name, text, start }) => (
        <Text key={name} className={`curfew-day-${name}`} start={start} y={y + LABELS_Y}>
          {text}
        </Text>
      ))}
    </>
  );
}
