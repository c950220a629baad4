/**
 * A card whose content lies in the page's store: what was synced is kept there, and a file that is closed is kept
 * nowhere else. Beneath it is the simulated card, with its time and its faults; it goes on knowing every name.
 *
 *   append, sync ─► simulated card (torn by a power cut) ─► store        close ─► store alone, an empty file on the card
 *
 * So the page's memory holds the file that is being written, and a page that ends leaves what was synced.
 */
import type { Bytes } from '../../src/bytes.ts'
import { ZeugeError } from '../../src/errors.ts'
import { asideName, checkRange } from '../diskname.ts'
import type { Disk, DiskFile } from '../hal.ts'
import type { PageStore } from './store.ts'

const NOTHING = new Uint8Array(0)

/** `card` of one boot; what the store holds of others is on the card as empty files (`settleStore`). */
export function openPageDisk(card: Disk, store: PageStore): Disk {
  /** Made in this boot and not closed: the card has the content. */
  const writing = new Set<string>()
  const isStored = (name: string): boolean => !writing.has(name) && store.files.has(name)
  const storedBytes = (): number =>
    [...store.files].reduce((sum, [name, bytes]) => (writing.has(name) ? sum : sum + bytes), 0)

  function handleOf(name: string, file: DiskFile): DiskFile {
    let unsaved: Uint8Array[] = []
    return {
      async append(bytes) {
        const taken = await file.append(bytes)
        unsaved.push(bytes.slice(0, taken))
        return taken
      },
      async sync() {
        const due = unsaved
        unsaved = []
        await file.sync()
        await store.append(name, due)
      },
      async close() {
        await file.close()
        if (unsaved.length > 0 || !writing.has(name)) return
        await store.put(name, store.blob(name))
        try {
          await card.replace(name, NOTHING)
          writing.delete(name)
        } catch (error) {
          // A card that takes nothing any more keeps it.
          if (!(error instanceof ZeugeError)) throw error
        }
      },
    }
  }
  return {
    ...card,
    async create(name) {
      const file = await card.create(name)
      writing.add(name)
      return handleOf(name, file)
    },
    async replace(name, bytes) {
      await card.replace(name, bytes)
      await store.put(name, new Blob([bytes as Uint8Array<ArrayBuffer>]))
    },
    async read(name, offset, length) {
      if (!isStored(name)) return card.read(name, offset, length)
      checkRange(offset, length)
      await card.read(name, 0, 0)
      return new Uint8Array(
        await store
          .blob(name)
          .slice(offset, offset + length)
          .arrayBuffer(),
      )
    },
    async size(name) {
      const bytes = await card.size(name)
      return bytes !== undefined && isStored(name) ? store.files.get(name) : bytes
    },
    async list(directory) {
      const entries = await card.list(directory)
      return entries.map((entry) => {
        const name = directory === '' ? entry.name : `${directory}/${entry.name}`
        return isStored(name) ? { ...entry, bytes: store.files.get(name) ?? 0 } : entry
      })
    },
    async remove(name) {
      await card.remove(name)
      writing.delete(name)
      await store.remove(name)
    },
    async space() {
      const { freeBytes, totalBytes } = await card.space()
      return { freeBytes: Math.max(0, freeBytes - storedBytes()), totalBytes }
    },
  }
}

/**
 * After the power is gone: what the card kept, torn as it is, is what the store keeps. `files` of the card; gives the
 * same names, all empty, for the card to go on with.
 */
export async function settleStore(
  store: PageStore,
  files: ReadonlyMap<string, Bytes>,
): Promise<ReadonlyMap<string, Bytes>> {
  const asides = new Set([...files.keys()].map(asideName))
  const names = [...files.keys()].filter((name) => !asides.has(name))
  for (const name of [...store.files.keys()]) if (!names.includes(name)) await store.remove(name)
  for (const name of names) {
    const bytes = files.get(name) ?? NOTHING
    if (bytes.length > 0 || !store.files.has(name)) await store.put(name, new Blob([bytes]))
  }
  return new Map(names.map((name) => [name, new Uint8Array(0)]))
}
