/**
 * systemd's watchdog and start-up notice (sd_notify(3)), through the addon.
 *
 * The service says that it is ready, and from then on that it is alive; who decides whether it is stands in
 * src/device/heartbeat.ts. Outside of systemd there is no such thing, and nothing is said.
 */
import type { Addon } from '../addon/addon.ts';
import type { Watchdog } from '../hal.ts';
export interface Systemd {
    /** READY=1, and a line that `systemctl status` shows. */
    ready(status: string): void;
    stopping(): void;
    /** Absent where the unit has no WatchdogSec. */
    readonly watchdog?: Watchdog;
}
/** `env`: NOTIFY_SOCKET, WATCHDOG_USEC, WATCHDOG_PID as systemd sets them. Undefined where this is no service. */
export declare function systemd(addon: Pick<Addon, 'notify'>, env: Readonly<Record<string, string | undefined>>, pid?: number): Systemd | undefined;
