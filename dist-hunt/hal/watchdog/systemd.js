/** systemd(1): be heard at least at half of the time it waits; a third leaves room for a late timer. */
const SHARE = 3;
/** `env`: NOTIFY_SOCKET, WATCHDOG_USEC, WATCHDOG_PID as systemd sets them. Undefined where this is no service. */
export function systemd(addon, env, pid = process.pid) {
    const socket = env['NOTIFY_SOCKET'];
    if (socket === undefined || socket === '')
        return undefined;
    const say = (text) => {
        try {
            addon.notify(socket, text);
        }
        catch (error) {
            // systemd is not listening now; what was not heard in time it will act upon.
            if (!(error instanceof Error && 'code' in error))
                throw error;
        }
    };
    const intervalUs = Number(env['WATCHDOG_USEC'] ?? '0');
    const mine = env['WATCHDOG_PID'] === undefined || Number(env['WATCHDOG_PID']) === pid;
    const watched = mine && Number.isSafeInteger(intervalUs) && intervalUs > 0;
    return {
        ready: (status) => say(`READY=1\nSTATUS=${status}`),
        stopping: () => say('STOPPING=1'),
        ...(watched && {
            watchdog: { feedMs: Math.floor(intervalUs / 1000 / SHARE), feed: () => say('WATCHDOG=1') },
        }),
    };
}
