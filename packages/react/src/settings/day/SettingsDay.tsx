'use client';

import { type ReactElement, useState } from 'react';
import { day as english } from '../../messages/en/day.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { useSettings } from '../context.ts';
import { Handle } from './Handle.tsx';
import { BAR_Y, Lane } from './Lane.tsx';
import { Lens } from './Lens.tsx';
import { placeLabels } from './labels.ts';
import { Dot, Patterns, Wall } from './marks.tsx';
import { PictureContext, Span, Spot, Text } from './shapes.tsx';
import { boundsOf, type HandleField } from './steps.ts';
import { dayOf, placeOf, type Scales, scalesOf } from './timeline.ts';
import { useMeasures } from './use-measures.ts';

/** In px. */
const TOP = { idleMs: 16, maxMs: 146 };
const BREAK_Y = 115;
const GAP_PX = 10;
const TITLE_Y = { idleMs: 13, maxMs: 142 };

/**
 * A day under the policy: a user who takes a break, and one who never stops. The handles at the ends of both lines
 * change the durations. Screen readers read the handles, and the sentence in place of the rest. An invalid draft has no
 * effect to draw: only the lines and the handles remain.
 */
export function SettingsDay(): ReactElement {
  const { base, draft, dirty, valid, errors, readOnly, limits, id, texts: form, dispatch } = useSettings();
  const [texts, locale] = useTexts('day', english);
  const [ref, measures] = useMeasures();
  const [held, hold] = useState<Scales | null>(null);
  const scales = held ?? scalesOf(draft, base);
  const { breakMs, idle, max } = dayOf(draft);
  const patterns = `${id}day-`;
  const enlargedAt = breakMs - scales.idle.leadMs;
  const savedEnd = (field: HandleField) => (dirty && base[field] !== draft[field] ? base[field] : null);
  const isGhost = savedEnd('idleMs') !== null || savedEnd('maxMs') !== null;
  const head = (text: string, anchor: 'start' | 'end', className?: string) => ({
    ...{ text, anchor, className },
    at: anchor === 'start' ? 0 : measures.width,
    width: measures.textWidth(text),
  });
  const heads = placeLabels(
    [head(texts.takesBreak, 'start', 'curfew-day-title'), ...(isGhost ? [head(texts.saved, 'end')] : [])],
    measures.width,
    GAP_PX,
  );
  const shared = { patterns, texts, locale };

  const mark = (field: HandleField) => {
    const [Mark, scale] = field === 'idleMs' ? [Dot, scales.idle] : [Wall, scales.max];
    const drawn = <Mark isHandle={!readOnly} />;
    const y = TOP[field] + BAR_Y;
    if (readOnly) {
      return (
        <svg aria-hidden="true" overflow="visible">
          <Spot at={placeOf(scale, draft[field])} y={y}>
            {drawn}
          </Spot>
        </svg>
      );
    }
    return (
      <Handle
        label={form.label[field]}
        valueMs={draft[field]}
        bounds={boundsOf(field, draft, limits)}
        errorId={errors.some((error) => error.field === field && !error.isTyped) ? `${id}${field}-error` : undefined}
        onValueChange={(ms) => dispatch({ type: 'edit', durations: { [field]: ms } })}
        onGrab={() => hold(scales)}
        onRelease={() => hold(null)}
        {...{ scale, y, locale }}
      >
        {drawn}
      </Handle>
    );
  };

  return (
    <div className="curfew-day">
      <PictureContext.Provider value={measures}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a picture */}
        <svg ref={ref} data-testid="policy-day" role="group" aria-label={texts.title} data-held={held ? '' : undefined}>
          <Patterns id={patterns} />
          <svg aria-hidden="true" overflow="visible">
            {heads.map(({ text, start, className }) => (
              <Text key={text} start={start} y={TITLE_Y.idleMs} className={className}>
                {text}
              </Text>
            ))}
            {valid && (
              <Lens
                from={placeOf(scales.max, enlargedAt)}
                to={placeOf(scales.max, enlargedAt + scales.idle.rangeMs)}
                y={TOP.idleMs + 22}
                height={54}
                slope={BREAK_Y - TOP.idleMs - 80}
              />
            )}
            <Lane
              y={TOP.idleMs}
              scale={scales.idle}
              originMs={breakMs}
              work={[-breakMs, 0]}
              course={valid ? idle : null}
              savedEndsMs={savedEnd('idleMs')}
              durationMs={draft.idleMs}
              {...shared}
            />
            <Span className="curfew-day-time" from={0} to={100} y={BREAK_Y} height={2} />
            {valid && (
              <>
                <Span
                  className="curfew-day-work"
                  from={placeOf(scales.max, 0)}
                  to={placeOf(scales.max, breakMs)}
                  y={BREAK_Y}
                  height={6}
                />
                <Span
                  className="curfew-day-rest"
                  from={placeOf(scales.max, breakMs)}
                  to={placeOf(scales.max, breakMs + idle.endsMs)}
                  y={BREAK_Y}
                  height={2}
                />
                <Spot at={placeOf(scales.max, breakMs + idle.endsMs)} y={BREAK_Y}>
                  <circle className="curfew-day-end" r="3" />
                </Spot>
              </>
            )}
            <Text start={0} y={TITLE_Y.maxMs} className="curfew-day-title">
              {texts.neverStops}
            </Text>
            <Lane
              y={TOP.maxMs}
              scale={scales.max}
              originMs={0}
              work={[0, max.endsMs]}
              course={valid ? max : null}
              savedEndsMs={savedEnd('maxMs')}
              durationMs={draft.maxMs}
              {...shared}
            />
          </svg>
          {mark('idleMs')}
          {mark('maxMs')}
        </svg>
      </PictureContext.Provider>
    </div>
  );
}
