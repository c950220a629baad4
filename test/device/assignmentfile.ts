/** An assignment file as a camera is handed it; its station is none, for the camera's own reading looks at no signature. */
import { nodePrimitives } from '../../hal/primitives/node.ts'
import type { Bytes } from '../../src/bytes.ts'
import { signAssignment } from '../../src/crypto/assignment.ts'
import { signerOf } from '../../src/crypto/notekey.ts'

const signer = signerOf(nodePrimitives, 'zs-00000001', new Uint8Array(32).fill(5))
const chain = {
  certificate: new Uint8Array(64),
  publicKey: new Uint8Array(32),
  signature: new Uint8Array(64),
}

export function assignmentFile(wearer: string, unixUs: number, name: Bytes | null): Bytes {
  const nameHash = name === null ? null : nodePrimitives.sha256(name)
  const said = { station: signer.name, device: 'zg-00000001', wearer, nameHash, unixUs }
  return signAssignment(nodePrimitives, said, signer, chain)
}
