/**
 * The operating log: HAL entries as JSON Lines on stderr, by pino.
 *
 * Time is the board's, not pino's. Entries carry typed events: never media, never keys, never names.
 */
import { pino } from 'pino';
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'];
export function createLog(context, clock, level) {
    const logger = pino({
        level,
        base: null,
        timestamp: false,
        messageKey: 'event',
        formatters: { level: (label) => ({ level: label }) },
    }, {
        write: (line) => context.stderr.write(line),
    });
    return ({ level: severity, event, ...fields }) => {
        const wall = clock.state() === 'unset' ? {} : { time: new Date(clock.wallUs() / 1000).toISOString() };
        logger[severity]({ nowUs: clock.nowUs(), ...wall, ...fields }, event);
    };
}
