import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nodePrimitives as primitives } from '../../hal/primitives/node.ts'
import { concatBytes, hexOf, textOf } from '../../src/bytes.ts'
import { chunkAad, chunkNonce } from '../../src/crypto/chunk.ts'
import { HEAD_BYTES, MAGIC, parseHead } from '../../src/crypto/entry.ts'
import { chunkSecretsAt } from '../../src/crypto/ratchet.ts'
import { createTree } from '../../src/crypto/tree.ts'
import { EPOCH_SEED, SEGMENT_ID, SEGMENT_KEY, SUCCESSOR_SEED, samplePieces } from './fixture.ts'

/** The worked example of docs/format.md, made anew: file offsets are decimal, bytes hexadecimal, 32 a line. */
function workedExample(): string {
  const file = concatBytes(...samplePieces())
  const tree = createTree(primitives)
  const lines = [
    `segment id   ${hexOf(SEGMENT_ID)}`,
    `segment key  ${hexOf(SEGMENT_KEY)}`,
    `epoch seed   ${hexOf(EPOCH_SEED)}`,
    `its successor's seed`,
    `             ${hexOf(SUCCESSOR_SEED)}`,
    '',
    `0 magic`,
    `  ${hexOf(MAGIC)}`,
  ]
  let headerHash = primitives.sha256()
  for (let offset = MAGIC.length; offset < file.length; ) {
    const head = parseHead(file.subarray(offset))
    if (head === undefined) throw new Error(`no entry at ${offset}`)
    const { leaf, leafBytes, leafIndex } = head
    const body = file.subarray(offset + HEAD_BYTES, offset + HEAD_BYTES + head.bodyBytes)
    if (leaf.type === 'HEADER') headerHash = primitives.sha256(body)
    lines.push(
      '',
      `${offset} leaf ${leafIndex}: ${leaf.type}`,
      '  preamble',
      ...rows(file.subarray(offset, offset + 32)),
    )
    lines.push('  leaf', ...rows(leafBytes))
    if (leaf.type === 'CHUNK' || leaf.type === 'END') {
      const { key, salt } = chunkSecretsAt(primitives, SEGMENT_KEY, SEGMENT_ID, leaf.counter)
      const aad = chunkAad(headerHash, leafBytes)
      const nonce = chunkNonce(leaf.counter, leaf.flags.final)
      const plaintext = primitives.aes256GcmOpen(key, nonce, aad, body)
      lines.push(`  key ${leaf.counter}`, ...rows(key), `  salt ${leaf.counter}`, ...rows(salt))
      lines.push('  nonce', ...rows(nonce))
      lines.push('  additional authenticated data', ...rows(aad))
      lines.push(`  plaintext "${textOf(plaintext ?? salt)}"`)
    }
    lines.push(`  body, ${body.length} bytes`)
    if (leaf.type === 'CHECKPOINT')
      lines.push(...(textOf(body) ?? '').split('\n').map((line) => `    ${line}`.trimEnd()))
    else lines.push(...rows(body))
    lines.push(
      '  leaf hash',
      ...rows(tree.append(leafBytes)),
      `  root over ${tree.size}`,
      ...rows(tree.root()),
    )
    offset += HEAD_BYTES + body.length
  }
  lines.push('', `${file.length} end of file, SHA-256`, ...rows(primitives.sha256(file)))
  return lines.join('\n')
}

function rows(bytes: Uint8Array): readonly string[] {
  const count = Math.ceil(bytes.length / 32)
  return Array.from({ length: count }, (_, row) => `    ${hexOf(bytes.subarray(row * 32, row * 32 + 32))}`)
}

test('the worked example of docs/format.md is what the sealer writes', () => {
  const text = readFileSync(new URL('../../docs/format.md', import.meta.url), 'utf8')
  const [, example] = /<!-- worked example -->\n\n```text\n([\s\S]*?)\n```\n/.exec(text) ?? []
  expect(example).toBe(workedExample())
})
