/** What one can do in three minutes, ticked off as it is done. */
import type { Lang } from '../../figures.ts'
import { STEPS, type View } from './view.ts'
import { WORDS } from './words.ts'

export function Story({ view, lang }: { readonly view: View; readonly lang: Lang }) {
  const words = WORDS[lang]
  const next = STEPS.find((step) => !view.done.has(step))
  return (
    <section class="story">
      <h2>{words.story}</h2>
      <ol>
        {STEPS.map((step) => (
          <li key={step} class={view.done.has(step) ? 'done' : step === next ? 'next' : ''} data-step={step}>
            <strong>{words.steps[step].what}</strong>
            {view.done.has(step) && <span class="tick"> ✓</span>}
            <br />
            {words.steps[step].how}
          </li>
        ))}
      </ol>
    </section>
  )
}
