import { type Bytes } from '../../src/bytes.ts';
import type { Clock, KeyStore } from '../hal.ts';
import { type Alive } from './later.ts';
import type { Random } from './random.ts';
/** What the key store keeps without power. */
export interface Vault {
    readonly privateKey: Bytes;
    /** DER, device certificate first. */
    readonly certificates: readonly Bytes[];
    /** DER of the root the certificate hangs on; absent where the identity was handed in. */
    readonly root?: Bytes;
    counter: number;
    /** The device certificate ran out before the simulated day; nothing where the identity was handed in. */
    expired: boolean;
}
export interface Identity {
    readonly privateKey: Bytes;
    readonly certificates: readonly Bytes[];
}
export interface KeyStoreHand {
    /** Every call takes so much longer, as a store busy with something else. */
    busy(ms: number): void;
    /** Calls fail with KEY_MISSING until told otherwise. */
    fail(failing: boolean): void;
    /** The device certificate ran out long ago, or is good again; a board reads it when it is switched on. */
    expire(expired: boolean): void;
    /** The counter goes back, as with a cloned or restored store. */
    rollBack(steps: number): void;
    readonly vault: Readonly<Vault>;
}
export declare function createVault(random: Random, identity?: Identity): Vault;
export interface MockKeyStore {
    readonly keystore: KeyStore;
    readonly hand: KeyStoreHand;
    /** A count under way when the power went happened or not. */
    halt(): void;
}
export declare function createMockKeyStore(clock: Clock, alive: Alive, vault: Vault, random: Random): MockKeyStore;
