/**
 * HEADER bodies of segments and ledger volumes, and the messages that are signed for them.
 *
 * A HEADER says who recorded (device, certificates, epoch), what it belongs to (recording,
 * ledger, policy) and which keys it is sealed with. One codec: parseHeader(encodeHeader(x))
 * is x, and no other bytes parse to x. Whether the signatures and hashes in it are right is
 * the verifier's question. No names of people, ever. docs/format.md, "HEADER".
 */
import * as v from 'valibot';
import type { Bytes } from '../bytes.ts';
export declare const FORMAT_VERSION = 1;
/** Successor epochs that may hang on one epoch statement; then the device signs a new statement. */
export declare const SUCCESSORS_MAX = 64;
export declare const CERTIFICATES_MAX = 3;
export declare const CERTIFICATE_BYTES_MAX = 2048;
export declare const PUBLIC_KEY_BYTES = 32;
export declare const RECORDING_ID_BYTES = 16;
export declare const BOOT_ID_BYTES = 16;
/** First bytes of everything that is signed or derived, so that no value serves two purposes. */
export declare const LABELS: {
    readonly step: Bytes;
    readonly commit: Bytes;
    readonly epoch: Bytes;
    readonly successor: Bytes;
    readonly station: Bytes;
    readonly clock: Bytes;
};
/** The device key's word for an epoch key, at a place in the ledger. */
export interface EpochStatement {
    /** Number of the statement, from the key store's counter; consecutive over the device's life. */
    readonly counter: number;
    readonly ledgerSize: number;
    readonly ledgerRoot: Bytes;
    readonly publicKey: Bytes;
    /** ECDSA P-256 by the device key over `epochStatementMessage`, r‖s. */
    readonly signature: Bytes;
}
/** An epoch key's word for the next epoch key. */
export interface Successor {
    readonly publicKey: Bytes;
    /** Ed25519 by the predecessor over `successorMessage`. */
    readonly signature: Bytes;
}
/** Signed by the authority; signed, but for another time by the camera's clock; or nobody signed it. */
export declare const POLICY_KINDS: readonly ['signed', 'expired', 'demo'];
export type PolicyKind = (typeof POLICY_KINDS)[number];
interface HeaderBase {
    readonly version: typeof FORMAT_VERSION;
    /** Pseudonym of the device. */
    readonly device: string;
    /** DER, device certificate first, root not included. */
    readonly certificates: readonly Bytes[];
    readonly statement: EpochStatement;
    /** From the statement's key to this file's first epoch key. */
    readonly successors: readonly Successor[];
    readonly bootId: Bytes;
    readonly firmwareHash: Bytes;
    readonly keyStore: 'software' | 'tpm' | 'secure-element';
    readonly policy: {
        readonly hash: Bytes;
        readonly kind: PolicyKind;
    };
    readonly profile: {
        readonly id: string;
        readonly hash: Bytes;
    };
}
export interface SegmentHeader extends HeaderBase {
    readonly file: 'segment';
    readonly segmentId: Bytes;
    /** `keyCommitment` of the segment key. */
    readonly keyCommitment: Bytes;
    readonly envelope: {
        readonly hash: Bytes;
        readonly kind: 'x25519' | 'mlkem768x25519';
    };
    /** `sequence` counts the segments of one recording from 0. */
    readonly recording: {
        readonly id: Bytes;
        readonly sequence: number;
    };
    /** The segment before this one in the recording; size and root of all its leaves as far as known. */
    readonly previous: {
        readonly id: Bytes;
        readonly size: number;
        readonly root: Bytes;
    } | null;
    /** This segment holds again what `segment` holds from leaf `fromLeaf` on, because that may not be durable. */
    readonly replaces: {
        readonly segment: Bytes;
        readonly fromLeaf: number;
    } | null;
    /** The ledger when this segment was created. */
    readonly ledger: {
        readonly size: number;
        readonly root: Bytes;
    };
}
export interface VolumeHeader extends HeaderBase {
    readonly file: 'ledger';
    /** Of the volume, from 0; also its file name. */
    readonly volume: number;
    /** The tree as this volume finds it. */
    readonly start: {
        readonly size: number;
        readonly root: Bytes;
        readonly frontier: readonly Bytes[];
    };
    /** SHA-256 of the whole previous volume file as it lies there; null in volume 0. */
    readonly previousVolume: Bytes | null;
}
export type Header = SegmentHeader | VolumeHeader;
/** A pseudonym, short enough for the leaf's 16 bytes and plain enough for a note's name. */
export declare const DEVICE_ID: RegExp;
export declare const PROFILE_ID: RegExp;
/** What an epoch statement must look like, in a HEADER and in the ledger's `epoch`. */
export declare const epochStatementShape: v.GenericSchema<EpochStatement>;
/** The HEADER's body. A header that parseHeader would refuse is a bug of the caller. */
export declare function encodeHeader(header: Header): Bytes;
/** The header, or undefined where the bytes are not the one encoding of a complete header. */
export declare function parseHeader(bytes: Uint8Array): Header | undefined;
/** The epoch key a file begins with: the last successor's, or the statement's own. */
export declare function epochKeyOf({ successors, statement }: Pick<Header, 'successors' | 'statement'>): Bytes;
/** The leaf's 16-byte id of a ledger: the device id in ASCII, zero bytes behind it. */
export declare function ledgerId(device: string): Bytes;
/** What the device key signs: label ‖ u8 length ‖ device ‖ u64 counter ‖ u64 ledger size ‖ ledger root ‖ epoch key. */
export declare function epochStatementMessage(device: string, statement: Omit<EpochStatement, 'signature'>): Bytes;
/**
 * What an epoch key signs for the next one: label ‖ u8 length ‖ device ‖ u64 counter of the statement ‖
 * u64 index (1 for the first successor) ‖ predecessor's key ‖ successor's key.
 */
export declare function successorMessage(successor: {
    readonly device: string;
    readonly counter: number;
    readonly index: number;
    readonly predecessor: Uint8Array;
    readonly publicKey: Uint8Array;
}): Bytes;
export declare function u64(value: number): Bytes;
export {};
