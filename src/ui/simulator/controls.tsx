/** The hand on the board: power, cradle, battery, faults; and what the camera is started with. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { LANGUAGE_TAGS, LANGUAGES, type Language } from '../../device/texts.ts'
import type { FaultName } from '../../sim/faults.ts'
import type { PartProps } from './camera.tsx'
import { createSpeaker, type Speaker } from './speaker.ts'
import { FAULT_WORDS, WORDS } from './words.ts'

export function Controls({
  simulator,
  view,
  lang,
  profiles,
}: PartProps & { readonly profiles: readonly string[] }) {
  const words = WORDS[lang]
  const on = view.power === 'on' && view.projector === undefined
  return (
    <section class="controls" aria-labelledby="board-title">
      <h2 id="board-title">{words.board}</h2>
      <p class="buttons">
        {view.power === 'off' && view.projector === undefined ? (
          <button type="button" class="act" onClick={() => simulator.powerOn()}>
            {words.on}
          </button>
        ) : (
          <button type="button" class="danger" onClick={() => simulator.cutPower()} disabled={!on}>
            {words.cut}
          </button>
        )}
        <button
          type="button"
          onClick={() => simulator.dock(!view.docked)}
          disabled={!on}
          aria-pressed={view.docked}
        >
          {view.docked ? words.undock : words.dock}
        </button>
        <Sound simulator={simulator} view={view} lang={lang} />
      </p>
      <div class="fields">
        <label>
          {words.battery}: {view.battery} %
          <input
            type="range"
            min="0"
            max="100"
            value={view.battery}
            disabled={!on}
            onInput={(event) => simulator.battery(Number(event.currentTarget.value))}
          />
        </label>
        <label>
          {words.source}
          <select
            id="source"
            value={view.camera}
            disabled={!on}
            onChange={(event) =>
              void simulator.restart({ camera: event.currentTarget.value === 'webcam' ? 'webcam' : 'scene' })
            }
          >
            <option value="scene">{words.scene}</option>
            <option value="webcam">{words.webcam}</option>
          </select>
        </label>
        <label>
          {words.profile}
          <select
            id="profile"
            value={view.profile}
            disabled={!on}
            onChange={(event) => void simulator.restart({ profile: event.currentTarget.value })}
          >
            {profiles.map((id) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.language}
          <select
            id="display-language"
            value={view.language}
            disabled={!on}
            onChange={(event) => void simulator.restart({ language: event.currentTarget.value as Language })}
          >
            {LANGUAGE_TAGS.map((tag) => (
              <option key={tag} value={tag} lang={tag === 'de-easy' ? 'de' : tag} class="always">
                {LANGUAGES[tag].name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="aside">
        {view.encodes ? words.encoder : words.noEncoder} {view.camera === 'webcam' && words.noSound}
      </p>
      <fieldset class="faults">
        <legend>{words.breakIt}</legend>
        {(Object.keys(FAULT_WORDS) as (FaultName & keyof typeof FAULT_WORDS)[]).map((name) => (
          <label key={name} class="option">
            <input
              type="checkbox"
              data-fault={name}
              checked={view.faults.has(name)}
              disabled={!on}
              onChange={(event) => simulator.fault(name, event.currentTarget.checked)}
            />
            <span>{FAULT_WORDS[name][lang]}</span>
          </label>
        ))}
      </fieldset>
    </section>
  )
}

/** Off until somebody asks: a page does not make noise by itself. */
function Sound({ simulator, lang }: PartProps) {
  const [on, setOn] = useState(false)
  const speaker = useRef<Speaker | undefined>(undefined)
  const { senses } = simulator.board
  const played = useRef(senses.tone)
  useEffect(() => {
    if (senses.tone === played.current) return
    played.current = senses.tone
    if (on && senses.tone) speaker.current?.play(senses.tone.items)
  })
  return (
    <label class="option">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          if (event.currentTarget.checked) speaker.current ??= createSpeaker()
          setOn(event.currentTarget.checked)
        }}
      />
      <span>{WORDS[lang].sound}</span>
    </label>
  )
}
