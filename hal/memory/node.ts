/**
 * Gives back to the operating system what nothing uses any more: garbage, the room V8 keeps for more of it, and what the
 * C library keeps of freed memory. For a process that waits; it stands still for some 150 ms.
 *
 * V8 shrinks its young generation at once only when told that memory is low, and Node passes that on in one place: the inspector's
 * HeapProfiler.collectGarbage. The session is this process's own and opens no port. Without inspector or addon less is given back.
 */
import { loadAddon } from '../addon/addon.ts'

/** Never fails: what cannot be given back stays. */
export async function giveBack(): Promise<void> {
  await collect().catch(() => undefined)
  try {
    loadAddon().trim?.()
  } catch {
    // No addon here.
  }
}

async function collect(): Promise<void> {
  const { Session } = await import('node:inspector')
  const session = new Session()
  session.connect()
  await new Promise<void>((done) => session.post('HeapProfiler.collectGarbage', () => done()))
  session.disconnect()
}
