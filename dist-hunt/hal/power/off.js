/**
 * Switching the board off through systemd, which lets its services end in good order first.
 * The service's user needs leave to do so: `zeuge service install` gives it (a rule for polkit).
 */
import { spawn } from 'node:child_process';
/** Resolves only where it cannot be switched off, and says why in the log. */
export function powerOff(log) {
    return new Promise((resolve) => {
        const child = spawn('systemctl', ['poweroff'], { stdio: ['ignore', 'ignore', 'pipe'] });
        let words = '';
        child.stderr.setEncoding('utf8').on('data', (text) => {
            words = (words + text).slice(-300);
        });
        const failed = (why) => {
            log({ level: 'error', event: 'power.off.refused', why });
            resolve();
        };
        child.on('error', (error) => failed(error.message));
        child.on('close', (code) => {
            if (code !== 0)
                failed(words.trim());
        });
    });
}
