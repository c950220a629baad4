/**
 * One of the two buttons: mouse, finger, pen, its own key on the keyboard, or space and enter once it has the focus. While it is
 * held a ring and the seconds show how long.
 *
 * What a length means is decided by the firmware, not here.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Button } from '../../../hal/hal.ts'
import type { Lang } from '../../figures.ts'
import { decimal } from '../../figures.ts'
import type { Projector } from './projector.ts'
import type { Simulator } from './view.ts'
import { WORDS } from './words.ts'

const KEYS: Readonly<Record<Button, string>> = { display: 'd', record: 'r' }
/** The ring is full when the longest meaning of the button is reached. */
const FULL_US: Readonly<Record<Button, number>> = { display: 8_000_000, record: 3_000_000 }

export interface HoldButtonProps {
  readonly button: Button
  readonly simulator: Simulator
  /** A scenario's hand is on the button in place of ours. */
  readonly projector: Projector | undefined
  readonly lang: Lang
}

export function HoldButton({ button, simulator, projector, lang }: HoldButtonProps) {
  const { clock } = projector ?? simulator.board
  const downUs = useRef<number | undefined>(undefined)
  const [heldUs, setHeld] = useState<number | undefined>(undefined)

  function press(): void {
    if (downUs.current !== undefined || projector !== undefined) return
    downUs.current = clock.nowUs()
    setHeld(0)
    simulator.down(button)
  }
  function release(): void {
    if (downUs.current === undefined) return
    downUs.current = undefined
    setHeld(undefined)
    simulator.up(button)
  }
  const hands = useRef({ press, release })
  hands.current = { press, release }
  useEffect(() => {
    const inField = (target: EventTarget | null): boolean =>
      target instanceof HTMLInputElement ||
      target instanceof HTMLSelectElement ||
      target instanceof HTMLTextAreaElement
    const isOurs = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
      key.toLowerCase() === KEYS[button] && !ctrlKey && !metaKey && !altKey
    const onDown = (event: KeyboardEvent): void => {
      if (isOurs(event) && !event.repeat && !inField(event.target)) hands.current.press()
    }
    const onUp = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === KEYS[button]) hands.current.release()
    }
    const onBlur = (): void => hands.current.release()
    addEventListener('keydown', onDown)
    addEventListener('keyup', onUp)
    addEventListener('blur', onBlur)
    return () => {
      removeEventListener('keydown', onDown)
      removeEventListener('keyup', onUp)
      removeEventListener('blur', onBlur)
    }
  }, [button])
  const played = projector?.heldSinceUs(button)
  useEffect(() => {
    if (projector !== undefined) hands.current.release()
    setHeld(played === undefined ? undefined : 0)
  }, [projector, played])
  useEffect(() => {
    if (heldUs === undefined) return undefined
    const frame = requestAnimationFrame(() => {
      const sinceUs = played ?? downUs.current
      if (sinceUs !== undefined) setHeld(clock.nowUs() - sinceUs)
    })
    return () => cancelAnimationFrame(frame)
  }, [heldUs, clock, played])

  const name = button.toUpperCase()
  const share = Math.min(1, (heldUs ?? 0) / FULL_US[button])
  const isPress = (key: string): boolean => key === ' ' || key === 'Enter'
  return (
    <button
      type="button"
      class={`hold ${button}`}
      data-held={heldUs !== undefined}
      aria-disabled={projector !== undefined}
      aria-keyshortcuts={KEYS[button].toUpperCase()}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        press()
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onLostPointerCapture={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isPress(event.key)) return
        event.preventDefault()
        if (!event.repeat) press()
      }}
      onKeyUp={(event) => {
        if (isPress(event.key)) release()
      }}
      onBlur={release}
    >
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle class="track" cx="50" cy="50" r="45" />
        <circle class="held" cx="50" cy="50" r="45" pathLength="1" stroke-dasharray={`${share} 1`} />
        {button === 'record' ? (
          <circle class="mark" cx="50" cy="50" r="20" />
        ) : (
          <rect class="mark" x="28" y="34" width="44" height="32" rx="4" />
        )}
      </svg>
      <span class="name">{name}</span>
      <span class="time" aria-hidden="true">
        {heldUs === undefined ? '\u00a0' : `${decimal(heldUs / 1_000_000, 1, lang)} s ${WORDS[lang].held}`}
      </span>
    </button>
  )
}
