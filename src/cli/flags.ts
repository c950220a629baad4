/**
 * The options of the commands that run, show or simulate a camera, as commander hands them over.
 */
import { type Command, Option } from 'commander'
import { LANGUAGE_TAGS, type Language } from '../device/texts.ts'

export interface DeviceFlags {
  readonly data?: string
  readonly profile?: string
  /** The board's own where absent. */
  readonly camera?: string
  /** Id or file; the simulated board where absent. */
  readonly board?: string
  readonly accept?: readonly string[]
  readonly langDisplay?: Language
  readonly display?: string
  /** Address of the station that the dock hands over to. */
  readonly station?: string
}

export interface DemoFlags {
  readonly out: string
  readonly camera: string
  readonly force?: boolean
}

export interface OperateFlags extends DeviceFlags {
  readonly trace?: string
  /** Port of the panel page. */
  readonly panel?: string | true
}

export interface StartFlags extends DeviceFlags {
  /** Port of the simulator page; false: none. */
  readonly page: string | false
}

export interface RunFlags extends OperateFlags {
  readonly headless?: boolean
  readonly logLevel: string
}

export interface SimulateFlags {
  readonly seed?: string
  readonly seeds?: string
  readonly from?: string
  readonly hours?: string
  readonly jobs?: string
  readonly replay?: string
  readonly profile?: string
  readonly out?: string
  readonly timeline?: string
  readonly junit?: string
  readonly force?: boolean
}

export interface TimelineFlags {
  readonly html?: string
  readonly lines: string
  readonly force?: boolean
}

export interface OffloadFlags {
  readonly data?: string
  readonly to: string
  readonly profile?: string
  readonly parallel: number
  readonly limit?: number
  readonly grace?: number
  readonly erase: boolean
}

export interface StationFlags {
  readonly store: string
  readonly keys: string
  readonly host: string
  readonly port: number
  readonly statusPort?: number
  readonly lockDays: number
  readonly logLevel: string
}

export interface ControllerFlags {
  readonly pty?: boolean
  readonly device?: string
  readonly baud: string
  readonly firmware: string
  readonly stay?: string
}

export interface ServiceFlags {
  readonly board: string
  readonly profile?: string
  readonly camera?: string
  readonly root?: string
  readonly yes?: boolean
  readonly force?: boolean
}

export function addDeviceOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'data directory (default: $XDG_DATA_HOME/zeuge)')
    .option('--profile <id or file>', 'rules that nobody signed (default: device/policy.yaml, else demo)')
    .option('--display <panel>', 'front display: fb:/dev/fb0, fb:FILE@320x240x16 or png:FILE@320x240')
    .option('--camera <source>', "scene, clip:FILE, tape:FILE, v4l2:DEVICE or rpicam (default: the board's)")
    .option('--station <url>', 'hand over to this station in the dock (https://HOST:PORT)')
    .option('--accept <values...>', 'accept these unconfirmed values of the profile by name')
    .addOption(
      new Option(
        '--lang-display <language>',
        "language of the front display (default: the profile's)",
      ).choices(LANGUAGE_TAGS),
    )
}
