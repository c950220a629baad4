/**
 * The options every command has that runs a camera.
 */
import type { Command } from 'commander'

export interface DeviceFlags {
  readonly data?: string
  readonly profile: string
  readonly camera: string
  readonly accept?: readonly string[]
}

export function addDeviceOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'data directory (default: $XDG_DATA_HOME/zeuge)')
    .option('--profile <id or file>', 'the rules to follow', 'demo')
    .option('--camera <source>', 'scene, clip:FILE or tape:FILE', 'scene')
    .option('--accept <values...>', 'accept these unconfirmed values of the profile by name')
}
