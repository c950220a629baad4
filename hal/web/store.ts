/**
 * Where a page keeps bytes outside its own memory, and beyond its end: blobs in IndexedDB, which the browser holds
 * on its disk. A file is written piece by piece and made one blob when nothing more comes.
 *
 * One page at a time: a second one, or a browser that keeps nothing, gets a store that ends with the page (`lasts`).
 */
import { type IDBPDatabase, openDB } from 'idb'
import { diskFault } from '../diskfault.ts'

export interface PageStore {
  /** Whether what is in it is still there when the page is opened again. */
  readonly lasts: boolean
  /** Bytes of each file. */
  readonly files: ReadonlyMap<string, number>
  /** The file as it is now; empty where there is none. The bytes stay where they are until they are read. */
  blob(name: string): Blob
  /** Kept when resolved. DISK_FULL where the browser gives no more room, DISK_FAILED where it fails otherwise. */
  append(name: string, bytes: readonly Uint8Array[]): Promise<void>
  /** The whole file in place of what there was; as `append`. */
  put(name: string, blob: Blob): Promise<void>
  remove(name: string): Promise<void>
  /** A value beside the files, by its key: what structured cloning takes. */
  note(key: string): Promise<unknown>
  setNote(key: string, value: unknown): Promise<void>
  /** Everything is gone, and nothing is kept any more. */
  forget(): Promise<void>
}

const PIECES = 'pieces'
const NOTES = 'notes'
/** A page that is opened again waits so long for the one before it to let go. */
const OTHER_PAGE_MS = 1_500

/** `name` of the database; the same one is the same store. */
export async function openPageStore(name: string): Promise<PageStore> {
  if (!('indexedDB' in globalThis) || !('locks' in navigator) || !(await isOurs(name))) return memoryStore()
  try {
    const database = await openDB(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore(PIECES)
        fresh.createObjectStore(NOTES)
      },
    })
    return await storeOf(database)
  } catch (error) {
    // Private windows of some browsers have a database that cannot be opened.
    if (error instanceof DOMException) return memoryStore()
    throw error
  }
}

export function memoryStore(): PageStore {
  return createStore(undefined, new Map())
}

/** Held until the page is gone: two pages that wrote one card would be two cameras with one key. */
function isOurs(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const hold = (): Promise<never> => {
      resolve(true)
      return new Promise(() => undefined)
    }
    navigator.locks
      .request(name, { signal: AbortSignal.timeout(OTHER_PAGE_MS) }, hold)
      .catch(() => resolve(false))
  })
}

/** Files that were being written when the page ended become whole ones: what was kept of them. */
async function storeOf(database: IDBPDatabase): Promise<PageStore> {
  const pieces = new Map<string, Blob[]>()
  for (
    let cursor = await database.transaction(PIECES).store.openCursor();
    cursor !== null;
    cursor = await cursor.continue()
  ) {
    const [name] = cursor.key as [string, number]
    pieces.set(name, [...(pieces.get(name) ?? []), cursor.value as Blob])
  }
  const store = createStore(database, pieces)
  for (const [name, { length }] of [...pieces]) if (length > 1) await store.put(name, store.blob(name))
  return store
}

function createStore(database: IDBPDatabase | undefined, pieces: Map<string, Blob[]>): PageStore {
  const sizes = new Map<string, number>()
  const notes = new Map<string, unknown>()
  let kept = database
  const note = (name: string, blobs: Blob[]): void => {
    pieces.set(name, blobs)
    sizes.set(
      name,
      blobs.reduce((sum, { size }) => sum + size, 0),
    )
  }
  for (const [name, blobs] of pieces) note(name, blobs)

  return {
    lasts: database !== undefined,
    files: sizes,
    blob: (name) => new Blob(pieces.get(name) ?? []),
    async append(name, bytes) {
      const piece = new Blob(bytes as Uint8Array<ArrayBuffer>[])
      const from = sizes.get(name) ?? 0
      note(name, [...(pieces.get(name) ?? []), piece])
      await kept?.put(PIECES, piece, [name, from]).catch((cause: unknown) => refuse(name, cause))
    },
    async put(name, blob) {
      note(name, [blob])
      if (kept === undefined) return
      const change = kept.transaction(PIECES, 'readwrite')
      await Promise.all([
        change.store.delete(piecesOf(name)),
        change.store.put(blob, [name, 0]),
        change.done,
      ]).catch((cause: unknown) => refuse(name, cause))
      // The browser's file in place of the bytes it was made from.
      const file: unknown = await kept?.get(PIECES, [name, 0])
      if (file instanceof Blob && sizes.get(name) === file.size) note(name, [file])
    },
    async remove(name) {
      pieces.delete(name)
      sizes.delete(name)
      await kept?.delete(PIECES, piecesOf(name)).catch((cause: unknown) => refuse(name, cause))
    },
    note: async (key) => (kept === undefined ? notes.get(key) : kept.get(NOTES, key)),
    async setNote(key, value) {
      if (kept === undefined) notes.set(key, value)
      else await kept.put(NOTES, value, key)
    },
    async forget() {
      const last = kept
      kept = undefined
      pieces.clear()
      sizes.clear()
      await Promise.all([last?.clear(PIECES), last?.clear(NOTES)])
    },
  }
}

/** Numbers come before arrays in the order of keys. */
const piecesOf = (name: string): IDBKeyRange => IDBKeyRange.bound([name], [name, []])

function refuse(name: string, cause: unknown): never {
  const full = cause instanceof DOMException && cause.name === 'QuotaExceededError'
  throw diskFault(full ? 'DISK_FULL' : 'DISK_FAILED', 'sync', name, String(cause), cause)
}
