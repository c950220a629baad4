/**
 * The statechart's snapshot as plain words: what LED, front display, status, gestures and trace are made from.
 *
 * It only translates. Values that mean nothing in a state (a muted sound while nothing is recorded) are
 * left out here, so that no reader has to know that.
 */
import type { SnapshotFrom } from 'xstate';
import type { cameraMachine } from './camera.machine.ts';
import type { DeviceState } from './vocabulary.ts';
export declare function stateOf(snapshot: SnapshotFrom<typeof cameraMachine>): DeviceState;
/** Before there is a machine: what lamp and display show while the ledger and the last recording are looked at. */
export declare const RECOVERING: DeviceState;
