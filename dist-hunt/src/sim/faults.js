/**
 * Every fault that a scenario may name and a seed may draw. Planner, schema, checkers and documents read this
 * table and nothing else; a room that knows faults of its own adds its rows here.
 *
 * A fault that lasts does so over a restart, until it is cleared. The others happen once.
 */
import { BOARD_FAULTS } from './boardfaults.js';
import { DISK_FAULTS } from './diskfaults.js';
const TABLE = { ...DISK_FAULTS, ...BOARD_FAULTS };
export const WORLD_FAULTS = TABLE;
export const FAULT_NAMES = Object.keys(TABLE);
