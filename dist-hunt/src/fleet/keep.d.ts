/**
 * A receipt that arrived: checked against the bytes it must speak of, kept as a file, and written into the ledger.
 *
 * Everything must fit: a believed station's signature, this device, the hash and the length of the bytes that were
 * sent, and what the ledger says they are. Else RECEIPT_WRONG, and the receipt is not kept.
 */
import { type Bytes } from '../bytes.ts';
import { type Receipt } from '../crypto/receipt.ts';
import type { OffloadParts } from './parts.ts';
import type { Unit } from './target.ts';
export declare function keepReceipt(parts: OffloadParts, unit: Unit, bytes: Bytes): Promise<void>;
/** The receipt, where it is a believed station's for exactly this unit of this device. RECEIPT_WRONG otherwise. */
export declare function checkReceipt({ primitives, trust, target, ledger }: Pick<OffloadParts, 'primitives' | 'trust' | 'target' | 'ledger'>, unit: Unit, bytes: Bytes): Receipt;
