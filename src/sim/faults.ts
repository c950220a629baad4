/**
 * Every fault that a scenario may name and a seed may draw. Planner, schema, checkers and documents read this
 * table and nothing else; a room that knows faults of its own adds its rows here.
 *
 * A fault that lasts does so over a restart, until it is cleared. The others happen once.
 */
import { BOARD_FAULTS } from './boardfaults.ts'
import { DISK_FAULTS } from './diskfaults.ts'
import type { FaultRow } from './fault.ts'

const TABLE = { ...DISK_FAULTS, ...BOARD_FAULTS }

export type FaultName = keyof typeof TABLE
export const WORLD_FAULTS: Readonly<Record<FaultName, FaultRow>> = TABLE
export const FAULT_NAMES = Object.keys(TABLE) as readonly FaultName[]
