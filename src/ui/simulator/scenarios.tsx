/** The scenario menu: plays a file of `scenarios/` in virtual time in a thread; the drawn camera then shows it. */
import { useRef, useState } from 'preact/hooks'
import type { Lang } from '../../figures.ts'
import PlayWorker from './playworker.ts?worker'
import type { Played } from './protocol.ts'
import type { Simulator } from './view.ts'
import { WORDS } from './words.ts'

const texts = import.meta.glob('../../../scenarios/*.yaml', { query: '?raw', import: 'default', eager: true })
const SCENARIOS = Object.entries(texts).map(([path, text]) => ({
  id: path.slice(path.lastIndexOf('/') + 1, -'.yaml'.length),
  text,
  name: /^name: (.*)$/m.exec(text)?.[1] ?? path,
  profile: /^profile: (.*)$/m.exec(text)?.[1] ?? 'demo',
}))

interface ScenariosProps {
  readonly simulator: Simulator
  readonly lang: Lang
  /** Profiles by id. */
  readonly texts: Readonly<Record<string, string>>
  readonly tape: Uint8Array<ArrayBuffer>
}

export function Scenarios({ simulator, lang, texts: profiles, tape }: ScenariosProps) {
  const words = WORDS[lang]
  const [chosen, choose] = useState(SCENARIOS.find(({ id }) => id === 'street-stop')?.id ?? '')
  const [fault, setFault] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const worker = useRef<Worker | undefined>(undefined)
  function play(): void {
    const scenario = SCENARIOS.find(({ id }) => id === chosen)
    if (scenario === undefined) return
    worker.current?.terminate()
    const mine = new PlayWorker()
    worker.current = mine
    setBusy(true)
    setFault(undefined)
    mine.addEventListener('message', ({ data }: MessageEvent<Played>) => {
      mine.terminate()
      if (worker.current !== mine) return
      setBusy(false)
      if ('fault' in data) setFault(data.fault)
      else {
        simulator.perform(scenario.name, data)
        document.getElementById('camera')?.scrollIntoView()
      }
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
      <p class="aside">{words.scenariosHint}</p>
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
        {fault !== undefined && (
          <p class="verdict bad">
            <bdi>{fault}</bdi>
          </p>
        )}
      </div>
    </section>
  )
}
