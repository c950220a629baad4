/** A scenario while it is shown on the drawn camera: how far it is, how fast, and what was expected and found so far. */
import { decimal, type Lang } from '../../figures.ts'
import type { Outcome } from '../../sim/expectation.ts'
import { type Projector, SPEEDS } from './projector.ts'
import type { Simulator } from './view.ts'
import { WORDS } from './words.ts'

interface PerformanceProps {
  readonly simulator: Simulator
  readonly projector: Projector
  readonly lang: Lang
}

export function PerformanceBox({ simulator, projector, lang }: PerformanceProps) {
  const words = WORDS[lang]
  const { name, performance, filmUs, endUs, speed } = projector
  const over = filmUs >= endUs
  const seen = performance.outcomes.filter(({ atUs }) => atUs <= filmUs)
  const time = `${decimal(filmUs / 1_000_000, 1, lang)} s / ${decimal(endUs / 1_000_000, 0, lang)} s`
  return (
    <section class="story" aria-labelledby="performance-title" data-over={over}>
      <h2 id="performance-title">
        {words.scenario}: {name}
      </h2>
      <p class="aside">{words.watching}</p>
      <progress value={filmUs} max={endUs} aria-label={time} />
      <p class="moment">{time}</p>
      <p class="buttons">
        {SPEEDS.map((each) => (
          <button
            type="button"
            key={each}
            aria-pressed={speed === each}
            disabled={over}
            onClick={() => projector.setSpeed(each)}
          >
            {each} ×
          </button>
        ))}
        <button type="button" disabled={over} onClick={() => projector.toEnd()}>
          {words.toEnd}
        </button>
        <button type="button" class="act" onClick={() => simulator.leave()}>
          {words.leave}
        </button>
      </p>
      <div aria-live="polite">
        {over && (
          <>
            <p class={`verdict ${performance.ok ? 'good' : 'bad'}`} data-ok={performance.ok}>
              <span aria-hidden="true">{performance.ok ? '✓' : '✕'}</span>{' '}
              {performance.ok ? words.holds : words.fails} · {performance.verdict}
            </p>
            {performance.violations.map((each) => (
              <p key={each}>{each}</p>
            ))}
          </>
        )}
      </div>
      <h3>{words.expected}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <ol class="outcomes" tabIndex={0} aria-label={words.expected}>
        {seen.map((outcome, index) => (
          <li key={index} data-ok={outcome.ok}>
            <span aria-hidden="true">{outcome.ok ? '✓' : '✕'}</span> {outcome.ok ? '' : `${words.fails}: `}
            {(outcome.atUs / 1_000_000).toFixed(1)} s {saidOf(outcome, words.found)}
          </li>
        ))}
      </ol>
    </section>
  )
}

function saidOf({ field, expected, found }: Outcome, foundWord: string): string {
  return expected === found ? `${field}: ${expected}` : `${field}: ${expected} (${foundWord}: ${found})`
}
