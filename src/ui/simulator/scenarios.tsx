/** The scenario menu: plays a file of `scenarios/` in virtual time in a thread, and shows what was expected and found. */
import { useRef, useState } from 'preact/hooks'
import type { Lang } from '../../figures.ts'
import PlayWorker from './playworker.ts?worker'
import type { Played } from './protocol.ts'
import { Drawing } from './timeline.tsx'
import { WORDS } from './words.ts'

const texts = import.meta.glob('../../../scenarios/*.yaml', { query: '?raw', import: 'default', eager: true })
const SCENARIOS = Object.entries(texts).map(([path, text]) => ({
  id: path.slice(path.lastIndexOf('/') + 1, -'.yaml'.length),
  text,
  name: /^name: (.*)$/m.exec(text)?.[1] ?? path,
  profile: /^profile: (.*)$/m.exec(text)?.[1] ?? 'demo',
}))

interface ScenariosProps {
  readonly lang: Lang
  /** Profiles by id. */
  readonly texts: Readonly<Record<string, string>>
  readonly tape: Uint8Array<ArrayBuffer>
}

export function Scenarios({ lang, texts: profiles, tape }: ScenariosProps) {
  const words = WORDS[lang]
  const [chosen, choose] = useState(SCENARIOS.find(({ id }) => id === 'street-stop')?.id ?? '')
  const [played, setPlayed] = useState<Played | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const worker = useRef<Worker | undefined>(undefined)
  function play(): void {
    const scenario = SCENARIOS.find(({ id }) => id === chosen)
    if (scenario === undefined) return
    worker.current?.terminate()
    const mine = new PlayWorker()
    worker.current = mine
    setBusy(true)
    setPlayed(undefined)
    mine.addEventListener('message', ({ data }: MessageEvent<Played>) => {
      mine.terminate()
      if (worker.current !== mine) return
      setBusy(false)
      setPlayed(data)
    })
    mine.postMessage({
      scenario: scenario.text,
      name: `${scenario.id}.yaml`,
      profile: profiles[scenario.profile] ?? '',
      tape,
    })
  }
  return (
    <section class="scenarios" aria-labelledby="scenarios-title">
      <h2 id="scenarios-title">{words.scenarios}</h2>
      <p class="buttons">
        <label>
          {words.scenario}{' '}
          <select id="scenario" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
            {SCENARIOS.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={play} disabled={busy}>
          {busy ? words.playing : words.playScenario}
        </button>
      </p>
      <div aria-live="polite">
        {played !== undefined && 'fault' in played && (
          <p class="verdict bad">
            <bdi>{played.fault}</bdi>
          </p>
        )}
        {played !== undefined && 'ok' in played && <Outcomes played={played} lang={lang} />}
      </div>
      {played !== undefined && 'ok' in played && <Drawing records={played.trace} />}
    </section>
  )
}

function Outcomes({
  played,
  lang,
}: {
  readonly played: Extract<Played, { ok: boolean }>
  readonly lang: Lang
}) {
  const words = WORDS[lang]
  return (
    <>
      <p class={`verdict ${played.ok ? 'good' : 'bad'}`} data-ok={played.ok}>
        <span aria-hidden="true">{played.ok ? '✓' : '✕'}</span> {played.ok ? words.holds : words.fails} ·{' '}
        {played.verdict} · {played.seconds} s
      </p>
      {played.violations.length > 0 && (
        <ul>
          {played.violations.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      <table class="outcomes">
        <thead>
          <tr>
            <th />
            <th>{words.moment}</th>
            <th>{words.expected}</th>
            <th>{words.found}</th>
          </tr>
        </thead>
        <tbody>
          {played.outcomes.map((outcome, index) => (
            <tr key={index}>
              <td>{outcome.ok ? '✓' : `✕ ${words.fails}`}</td>
              <td data-label={words.moment}>{(outcome.atUs / 1_000_000).toFixed(1)} s</td>
              <td data-label={words.expected}>
                {outcome.field}: {outcome.expected}
              </td>
              <td data-label={words.found}>{outcome.found}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
