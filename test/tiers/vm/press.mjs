/**
 * Inside the guest: a board's parts alone, opened as the camera opens them. DISPLAY lights red while it is held and
 * green otherwise, RECORD vibrates; each edge and each report of a part is a line on standard output.
 */
import { openParts } from '../../../dist/hal/boards/open.js'
import { disciplinedClock } from '../../../dist/hal/clock/disciplined.js'
import { openNodeClock } from '../../../dist/hal/clock/node.js'
import { loadBoard } from '../../../dist/src/cli/boards/boardfile.js'

const { board } = await loadBoard({ cwd: '/' }, process.argv[2])
const clock = disciplinedClock(openNodeClock())
const none = { backend: 'none' }
const parts = await openParts({
  board: { ...board, dock: none, position: none, battery: { backend: 'mains' } },
  clock,
  log: ({ event }) => console.log(`log ${event}`),
  firmware: '',
})
const lamp = (colour) => parts.led.show({ steps: [{ colour, ms: 1000 }] })
parts.book.source(({ part, ok, why }) => console.log(`part ${part} ${ok ? 'works' : 'lost'} ${why}`))
parts.buttons(({ button, down }) => {
  console.log(`edge ${button} ${down ? 'down' : 'up'}`)
  if (button === 'display') lamp(down ? 'red' : 'green')
  if (button === 'record' && down) parts.haptic.play([{ onMs: 1500, offMs: 100 }])
})
lamp('green')
console.log('ready')
process.on('SIGTERM', () => {
  parts.close()
  process.exit(0)
})
setInterval(() => undefined, 1000)
