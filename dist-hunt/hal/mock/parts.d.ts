/**
 * The small parts of the simulated board: buttons, lamp, vibrator, buzzer, front display, battery
 * and cradle contact. Each does what hal.ts says and keeps what an onlooker would have
 * perceived, with times, for tests, the terminal and the simulator page.
 */
import type { Battery, Button, ButtonEdge, Clock, Display, DockContact, Haptic, Led, LedPattern, Part, Screen, Source, Tone } from '../hal.ts';
import type { Alive } from './later.ts';
import type { Random } from './random.ts';
export type Perception = {
    readonly kind: 'led';
    readonly atUs: number;
    readonly pattern: LedPattern;
} | {
    readonly kind: 'screen';
    readonly atUs: number;
    readonly screen: Screen;
} | {
    readonly kind: 'haptic';
    readonly atUs: number;
    readonly pulses: Parameters<Haptic['play']>[0];
} | {
    readonly kind: 'tone';
    readonly atUs: number;
    readonly notes: Parameters<Tone['play']>[0];
};
/** What officer and public perceive now, and what came before. */
export interface Perceived {
    readonly led: LedPattern | undefined;
    readonly screen: Screen | undefined;
    readonly haptic: Extract<Perception, {
        kind: 'haptic';
    }> | undefined;
    readonly tone: Extract<Perception, {
        kind: 'tone';
    }> | undefined;
    /** In the order it happened. */
    readonly log: readonly Perception[];
}
export interface Senses {
    readonly led: Led;
    readonly haptic: Haptic;
    readonly tone: Tone;
    readonly display: Display;
    perceived(): Perceived;
}
export declare function createSenses(clock: Clock, alive: Alive, works: (part: Part) => boolean): Senses;
export interface ButtonsHand {
    down(button: Button): void;
    up(button: Button): void;
    /** Down now, up after `forMs` of the board's time. */
    press(button: Button, forMs?: number): void;
    /** A press whose contact bounces for up to 18 ms as it closes and as it opens. */
    bounce(button: Button, forMs?: number): void;
}
export declare function createButtons(clock: Clock, alive: Alive, random: Random): {
    source: Source<ButtonEdge>;
    hand: ButtonsHand;
};
export interface Contacts {
    readonly battery: Source<Battery>;
    readonly dock: Source<DockContact>;
    setBattery(battery: Battery): void;
    setDock(attached: boolean): void;
    isDocked(): boolean;
}
/** Both say at once how they stand: a board may be switched on in its cradle. */
export declare function createContacts(clock: Clock, alive: Alive, docked: boolean): Contacts;
