/**
 * GPIO lines as what a board is wired with: contacts that give edges, and outputs that are on or off.
 * Implemented by chardev.ts and onoff.ts; says nothing of what hangs on the line.
 */
export interface LineSpec {
  /** Label of its chip, such as pinctrl-bcm2711: numbers of chips change with kernels, labels do not. */
  readonly chip: string
  /** Offset on the chip, or the line's name. */
  readonly line: number | string
  /** The contact closes to ground, or the lamp lights at low level. */
  readonly activeLow?: boolean | undefined
  readonly pull?: 'up' | 'down' | undefined
}

/** Out of hal.ts's ButtonEdge, for a line. */
export interface LineEdge {
  readonly active: boolean
  readonly atUs: number
  /** Between then and this edge nobody knows how the line stood: events were dropped, or nobody looked. */
  readonly unknownFromUs?: number
}

export interface Line {
  close(): void
}

export interface InputLine extends Line {
  /** As it stands now. */
  active(): boolean
}

export interface OutputLine extends Line {
  write(active: boolean): void
}

export interface LineDriver {
  readonly name: string
  /** `edge` in order, the same level again only after an unknown time; `lost` at most once, when the chip is gone. Throws where the line cannot be had. */
  input(spec: LineSpec, edge: (edge: LineEdge) => void, lost: (why: string) => void): InputLine
  /** Off at first. */
  output(spec: LineSpec): OutputLine
}

export function lineName({ chip, line }: LineSpec): string {
  return `line ${line} of chip ${chip}`
}
