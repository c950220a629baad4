#!/usr/bin/env node
import { EXIT_BUG, failureOf } from './errors.js';
import { hasOption, optionValue, runProgram } from './program.js';
const EXIT_INTERRUPTED = 130;
/** As long as sealing takes on a slow card. */
const PATIENCE_MS = 3000;
const args = process.argv.slice(2);
const context = contextOf(args);
process.on('uncaughtException', (error) => {
    const { message, hint } = failureOf(error, context.lang);
    process.stderr.write(`zeuge: ${message}\n       ${hint}\n`);
    if (process.env['ZEUGE_DEBUG'] === '1')
        process.stderr.write(`${error.stack ?? ''}\n`);
    process.exit(EXIT_BUG);
});
// A reader that went away (`zeuge inspect | head`) is no failure.
for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error) => {
        if (error.code !== 'EPIPE')
            throw error;
        process.exit();
    });
await runProgram(context, args);
function contextOf(given) {
    const base = {
        stdout: { write: (text) => void process.stdout.write(text) },
        stderr: { write: (text) => void process.stderr.write(text) },
        env: process.env,
        tty: process.stderr.isTTY === true,
        lang: languageOf(given),
        json: hasOption(given, '--json'),
        node: { version: process.versions.node, execPath: process.execPath },
        cwd: process.cwd(),
        now: () => Date.now(),
        onInterrupt: interrupts(),
        setExit: (code) => {
            process.exitCode = code;
        },
        cutPower: () => process.kill(process.pid, 'SIGKILL'),
    };
    const person = process.stdin.isTTY === true && process.stdout.isTTY === true;
    return person ? { ...base, terminal: terminal() } : base;
}
function languageOf(given) {
    const { LC_ALL, LC_MESSAGES, LANG } = process.env;
    const wanted = optionValue(given, '--lang') ?? (LC_ALL || LC_MESSAGES || LANG || '');
    return wanted.toLowerCase().startsWith('de') ? 'de' : 'en';
}
/**
 * Ctrl-C and SIGTERM go to whoever listens last. Without a listener they end the process, and so does one that
 * comes when the first has had its time: npm and a terminal both pass Ctrl-C on, so two at once are one.
 */
function interrupts() {
    const listeners = [];
    let firstMs;
    const interrupt = (signal) => {
        const listener = listeners.at(-1);
        const again = firstMs !== undefined;
        if (listener === undefined || (again && Date.now() - (firstMs ?? 0) > PATIENCE_MS))
            process.exit(EXIT_INTERRUPTED);
        firstMs ??= Date.now();
        if (!again)
            listener(signal);
    };
    process.on('SIGINT', interrupt);
    process.on('SIGTERM', interrupt);
    return (listener) => {
        listeners.push(listener);
        return () => {
            const at = listeners.indexOf(listener);
            if (at >= 0)
                listeners.splice(at, 1);
        };
    };
}
function terminal() {
    const { stdin, stdout } = process;
    return {
        write: (text) => void stdout.write(text),
        size: () => ({ columns: stdout.columns, rows: stdout.rows }),
        onKey(listener) {
            const data = (chunk) => {
                // Raw mode takes Ctrl-C away from the terminal driver: give it back as the signal it means.
                for (const key of chunk.toString('utf8'))
                    key === '\u0003' ? process.emit('SIGINT') : listener(key);
            };
            stdin.setRawMode(true);
            stdin.on('data', data);
            stdin.resume();
            return () => {
                stdin.off('data', data);
                stdin.setRawMode(false);
                stdin.pause();
            };
        },
    };
}
