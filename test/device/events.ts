/** The clear events of all segments on a card, in file order: what a stranger without keys can read. */
import type { Mock } from '../../hal/mock/open.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { hexOf } from '../../src/bytes.ts'
import { type Cbor, decodeCbor } from '../../src/crypto/cbor.ts'
import { MAGIC } from '../../src/crypto/entry.ts'
import { parseHeader } from '../../src/crypto/header.ts'
import { createScanner } from '../../src/crypto/scan.ts'
import { fileOfBytes } from '../../src/crypto/source.ts'

export interface Noted {
  /** Hexadecimal id of the recording it stands in. */
  readonly recording: string
  readonly type: string
  readonly fields: { readonly [key: string]: Cbor }
}

export async function eventsOf({ board }: Mock): Promise<readonly Noted[]> {
  const found: Noted[] = []
  const files = [...board.disk.image().files].filter(([name]) => name.endsWith('.zeu'))
  for (const [name, bytes] of files.sort(([a], [b]) => (a < b ? -1 : 1)))
    await fileOfBytes(name, bytes).with(async (source) => {
      const scanner = createScanner(nodePrimitives, source)
      let recording = ''
      let at = MAGIC.length
      for (;;) {
        const result = await scanner.entryAt(
          at,
          ({ leaf }) => leaf.type === 'EVENT' || leaf.type === 'HEADER',
        )
        if (result === undefined || !result.ok) return
        const { entry } = result
        at = entry.end
        if (entry.body === undefined) continue
        if (entry.head.leaf.type === 'HEADER') {
          const header = parseHeader(entry.body)
          recording = header?.file === 'segment' ? hexOf(header.recording.id) : ''
        }
        if (entry.head.leaf.type !== 'EVENT') continue
        const { type, ...fields } = decodeCbor(entry.body) as { readonly [key: string]: Cbor }
        found.push({ recording, type: String(type), fields })
      }
    })
  return found
}
