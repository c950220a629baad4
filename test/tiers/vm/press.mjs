/**
 * Inside the guest: a board's parts alone, opened as the camera opens them, and its gestures. DISPLAY lights red while it
 * is held; each of its presses changes the lamp between green and amber. RECORD vibrates, and works a pretended recording.
 * Each edge, each gesture and each report of a part is a line on standard output.
 */
import { openParts } from '../../../dist/hal/boards/open.js'
import { disciplinedClock } from '../../../dist/hal/clock/disciplined.js'
import { openNodeClock } from '../../../dist/hal/clock/node.js'
import { loadBoard } from '../../../dist/src/cli/boards/boardfile.js'
import { listenToButtons } from '../../../dist/src/device/buttons.js'

/** What is not there now was told by then. */
const TOLD_MS = 50

const { board } = await loadBoard({ cwd: '/' }, process.argv[2])
const clock = disciplinedClock(openNodeClock())
const none = { backend: 'none' }
const parts = await openParts({
  board: { ...board, dock: none, position: none, battery: { backend: 'mains' } },
  clock,
  log: ({ event }) => console.log(`log ${event}`),
  firmware: '',
})
parts.book.source(({ part, ok, why }) => console.log(`part ${part} ${ok ? 'works' : 'lost'} ${why}`))
let held = false
let isOdd = false
const light = () =>
  parts.led.show({ steps: [{ colour: held ? 'red' : isOdd ? 'amber' : 'green', ms: 1000 }] })
const buttons = listenToButtons(
  clock,
  parts.buttons,
  {},
  {
    edge({ button, down }) {
      console.log(`edge ${button} ${down ? 'down' : 'up'}`)
      if (button === 'record' && down) parts.haptic.play([{ onMs: 1500, offMs: 100 }])
      if (button !== 'display') return
      held = down
      light()
    },
    gesture({ type, atUs }) {
      console.log(type)
      if (type === 'gesture.record.press') buttons.setRecording(atUs)
      if (type === 'gesture.record.hold') buttons.setRecording(undefined)
      if (type !== 'gesture.display.press') return
      isOdd = !isOdd
      light()
    },
  },
)
light()
setTimeout(() => {
  const isWhole = parts.opened.every((part) => parts.book.works(part))
  console.log(isWhole ? 'ready' : 'not ready')
  if (!isWhole) process.exit(1)
}, TOLD_MS)
setInterval(() => undefined, 1000)
