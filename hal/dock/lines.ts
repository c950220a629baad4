/** The cradle as a contact on a GPIO line; told too where the camera is switched on in it. */
import { createEmitter } from '../emitter.ts'
import type { LineDriver, LineSpec } from '../gpio/lines.ts'
import type { Clock, DockContact, Source } from '../hal.ts'
import { keepOpen, type Report } from '../keep.ts'

export interface LineDockOptions {
  readonly clock: Clock
  readonly lines: LineDriver
  readonly report: Report
  readonly contact: LineSpec
}

export async function lineDock({
  clock,
  lines,
  report,
  contact,
}: LineDockOptions): Promise<{ readonly dock: Source<DockContact>; close(): void }> {
  let open = true
  let attached = false
  const contacts = createEmitter<DockContact>(
    clock,
    () => open,
    () => (attached ? { attached } : undefined),
  )
  function take(active: boolean): void {
    if (active === attached) return
    attached = active
    contacts.emit({ attached })
  }
  const kept = await keepOpen({
    clock,
    report,
    open: (lost) => lines.input(contact, ({ active }) => take(active), lost),
    opened: (line) => take(line.active()),
  })
  return {
    dock: contacts.source,
    close() {
      open = false
      kept.close()
    },
  }
}
