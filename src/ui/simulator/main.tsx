/**
 * The simulator page: gets fonts and the tape, makes a board, shows the page and starts the camera.
 *
 * After the first visit it works without a network (serviceworker.ts); it asks no other host for anything.
 */
import { render } from 'preact'
import tapeAddress from '../../../tapes/scene.tape?url'
import type { Lang } from '../../figures.ts'
import { FONT_FAMILIES } from '../screen/text.ts'
import { App } from './app.tsx'
import { openPageBoard } from './board.ts'
import { createSimulator } from './session.ts'
import 'virtual:look.css'
import './style.css'

/** One character of each font, so that the canvas never measures another one. */
const SAMPLES = ['A', 'ğ', 'ج']

const texts = import.meta.glob('../../../profiles/*.yaml', { query: '?raw', import: 'default', eager: true })
const profiles = Object.fromEntries(
  Object.entries(texts).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1, -'.yaml'.length), text]),
)
const lang: Lang = navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en'

async function begin(): Promise<void> {
  const [tape] = await Promise.all([
    fetch(tapeAddress).then((answer) => answer.arrayBuffer()),
    ...FONT_FAMILIES.map((family, index) => document.fonts.load(`600 20px "${family}"`, SAMPLES[index])),
  ])
  const board = await openPageBoard(new Uint8Array(tape), () => undefined)
  const simulator = createSimulator(board, profiles, { language: lang })
  const page = document.getElementById('page')
  if (page === null) return
  render(
    <App
      simulator={simulator}
      profiles={Object.keys(profiles)}
      tape={new Uint8Array(tape)}
      texts={profiles}
      first={lang}
    />,
    page,
  )
  await simulator.start()
}

void begin()
// Kept for the next visit only once this one stands.
if ('serviceWorker' in navigator && import.meta.url.includes('/assets/'))
  void navigator.serviceWorker.register('./serviceworker.js')
