/** The page as a whole: what it is, the camera, the story, and below everything one can do and see. */
import { useEffect, useReducer, useState } from 'preact/hooks'
import type { Lang } from '../../figures.ts'
import { Camera } from './camera.tsx'
import { Controls } from './controls.tsx'
import { PerformanceBox } from './performance.tsx'
import { Recordings } from './recordings.tsx'
import { Scenarios } from './scenarios.tsx'
import { Story } from './story.tsx'
import { TimelineBox } from './timeline.tsx'
import type { Simulator } from './view.ts'
import { WORDS } from './words.ts'

export interface AppProps {
  readonly simulator: Simulator
  readonly profiles: readonly string[]
  readonly texts: Readonly<Record<string, string>>
  readonly tape: Uint8Array<ArrayBuffer>
  readonly first: Lang
}

/** Draws again with each change of the view, at most once a frame. */
export function useView(simulator: Simulator) {
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0)
  useEffect(() => {
    let wanted = false
    return simulator.subscribe(() => {
      if (wanted) return
      wanted = true
      requestAnimationFrame(() => {
        wanted = false
        redraw()
      })
    })
  }, [simulator])
  return simulator.view()
}

export function App({ simulator, profiles, texts, tape, first }: AppProps) {
  const [lang, setLang] = useState<Lang>(first)
  const view = useView(simulator)
  const words = WORDS[lang]
  useEffect(() => {
    document.documentElement.lang = lang
    document.title = words.title
  }, [lang, words])
  return (
    <div class="page" data-lang={lang}>
      <header>
        <h1>{words.title}</h1>
        <fieldset class="languages">
          <legend>{words.pageLanguage}</legend>
          {(['de', 'en'] as const).map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="language"
                value={each}
                checked={lang === each}
                onChange={() => setLang(each)}
              />
              <span lang={each} class="always">
                {each === 'de' ? 'Deutsch' : 'English'}
              </span>
            </label>
          ))}
        </fieldset>
      </header>
      <main>
        <p class="lead">{words.lead}</p>
        <p class="aside" data-lasts={view.lasts}>
          {view.lasts ? words.local : words.localOnce}
        </p>
        {view.fault !== undefined && (
          <p class="verdict bad" role="alert">
            <bdi>{view.fault}</bdi>
          </p>
        )}
        <div class="stage">
          <Camera simulator={simulator} view={view} lang={lang} />
          {view.projector === undefined ? (
            <Story view={view} lang={lang} />
          ) : (
            <PerformanceBox simulator={simulator} projector={view.projector} lang={lang} />
          )}
        </div>
        <Recordings simulator={simulator} view={view} lang={lang} />
        <Controls simulator={simulator} view={view} lang={lang} profiles={profiles} />
        <TimelineBox view={view} lang={lang} />
        <Scenarios simulator={simulator} lang={lang} texts={texts} tape={tape} />
      </main>
      <footer>
        <p class="aside">
          {words.legal} <a href="./verifier.html">{words.verifier}</a>
        </p>
      </footer>
    </div>
  )
}
