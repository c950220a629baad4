/** The signed events on a simulated card, in order, as a stranger reads them. */
import type { Mock } from '../../hal/mock/open.ts'
import { nodePrimitives } from '../../hal/primitives/node.ts'
import { readDeviceCertificate } from '../../src/crypto/certificate.ts'
import type { LedgerEvent } from '../../src/crypto/event.ts'
import { readVolume, type SignedEvent, type VolumeReading } from '../../src/crypto/readvolume.ts'

export function volumesOn({ board }: Mock): readonly VolumeReading[] {
  const [der] = board.keystore.vault.certificates
  const read = der === undefined ? undefined : readDeviceCertificate(der)
  if (!read?.ok) throw new Error('no device certificate')
  const { publicKey } = read.certificate
  return [...board.disk.image().files]
    .filter(([name]) => name.endsWith('.zlg'))
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([, bytes]) => readVolume(nodePrimitives, bytes, publicKey) ?? [])
}

export function signedOn(mock: Mock): readonly SignedEvent[] {
  return volumesOn(mock).flatMap(({ events }) => events)
}

export function eventsOf<T extends LedgerEvent['type']>(
  mock: Mock,
  ...types: readonly T[]
): readonly Extract<LedgerEvent, { readonly type: T }>[] {
  const isWanted = (event: LedgerEvent): event is Extract<LedgerEvent, { readonly type: T }> =>
    types.some((type) => type === event.type)
  return signedOn(mock)
    .map(({ event }) => event)
    .filter(isWanted)
}
